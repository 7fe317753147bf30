import type { ErrorClass } from '@eks-environments/plugin-environments-common';

/** What a failure's text says about it. */
export interface Classification {
  class: ErrorClass;
  retryable: boolean;
  advice: string;
}

const askForLimits =
  'AWS does not allow more of this in the account and region. Delete what is no longer needed, choose another region, or ask the platform team to have the limit raised; then retry.';

/**
 * From AWS's error codes and the messages of CloudFormation and eksctl. The first that matches counts; the
 * words of limits come before those of throttling, which also speak of limits.
 */
const table: [RegExp, Classification][] = [
  [
    /\b(Vpc|Address|InternetGateway|NatGateway|Vcpu|SecurityGroup\w*|Subnet|NetworkInterface|VolumeCount)LimitExceeded|ServiceQuotaExceeded|ResourceLimitExceeded|maximum number of .{1,60} (has been|is) reached|exceeded .{0,40}(quota|vCPU)|\bLimitExceeded(Exception)?\b/i,
    { class: 'aws-limit', retryable: true, advice: askForLimits },
  ],
  [
    /InsufficientInstanceCapacity|UnsupportedAvailabilityZone|does not have sufficient capacity|no Spot capacity|SpotMaxPriceTooLow|InsufficientFreeAddresses|Could not launch (Spot|On-Demand) Instances/i,
    {
      class: 'capacity',
      retryable: true,
      advice:
        'AWS has too few machines of this kind there right now. Retry later, or create the environment with more instance types, another instance type or another region.',
    },
  ],
  [
    /Throttling|Rate exceeded|TooManyRequests|RequestLimitExceeded|SlowDown/i,
    {
      class: 'throttled',
      retryable: true,
      advice: 'AWS asks for fewer calls at the moment. Retry in some minutes.',
    },
  ],
  [
    /AccessDenied|UnauthorizedOperation|not authorized|ExpiredToken|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|checking AWS STS access|CredentialsProviderError|Could not load credentials|no EC2 IMDS role|AuthFailure|OptInRequired/i,
    {
      class: 'aws-permission',
      retryable: true,
      advice:
        'The portal may not do this in the AWS account. Ask the platform team to give its role the policies that eksctl needs; then retry.',
    },
  ],
  [
    /is not answering|ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|no such host|connection refused|^panic:|API server is unreachable/im,
    {
      class: 'platform',
      retryable: true,
      advice:
        'The portal cannot reach AWS or the cluster, or its tools fail. Retry; if it stays so, tell the platform team.',
    },
  ],
  [
    /timed out|exceeded max wait time|context deadline exceeded|TimeoutError/i,
    {
      class: 'timeout',
      retryable: true,
      advice: 'It took longer than it should have. Retry: the work goes on from where it stands.',
    },
  ],
  [
    /unknown field|error unmarshaling|invalid version|is no longer supported|is not supported|validation for|loading config file|AlreadyExists|already exists|none of the provided AZs|InvalidParameter|InvalidRequest|ValidationError|cannot use --/i,
    {
      class: 'configuration',
      retryable: false,
      advice:
        'AWS or eksctl does not accept what the manifest asks for. Delete this environment and create it anew with a corrected template or manifest.',
    },
  ],
];

const unknown: Classification = {
  class: 'unknown',
  retryable: true,
  advice: 'Read the log. A retry goes on from where it stands; otherwise tell the platform team.',
};

export function classify(text: string): Classification {
  return table.find(([pattern]) => pattern.test(text))?.[1] ?? unknown;
}
