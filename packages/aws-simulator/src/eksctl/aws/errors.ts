/** Exceptions that the Go SDK knows by type; others it calls `api error`. */
const modelled = new Set([
  'AlreadyExistsException',
  'ResourceNotFoundException',
  'ResourceInUseException',
  'InvalidParameterException',
  'InvalidRequestException',
  'ResourceLimitExceededException',
  'ClientException',
  'ServerException',
  'NotFoundException',
]);

interface ServiceError extends Error {
  $metadata?: { httpStatusCode?: number; requestId?: string };
}

/** A refused or failed call, in the words of the AWS SDK for Go. */
export class AwsCallError extends Error {
  /** The service's code, `ResourceNotFoundException`. */
  readonly code: string;

  constructor(service: string, operation: string, cause: ServiceError) {
    super(describe(service, operation, cause), { cause });
    this.code = cause.name;
  }
}

function describe(service: string, operation: string, cause: ServiceError): string {
  const { httpStatusCode, requestId } = cause.$metadata ?? {};
  const head = `operation error ${service}: ${operation}`;
  if (httpStatusCode === undefined) {
    return `${head}, exceeded maximum number of attempts, 13, https response error StatusCode: 0, RequestID: , request send failed, ${cause.message}`;
  }
  const kind = modelled.has(cause.name) ? cause.name : `api error ${cause.name}`;
  return `${head}, https response error StatusCode: ${httpStatusCode}, RequestID: ${
    requestId ?? ''
  }, ${kind}: ${cause.message}`;
}
