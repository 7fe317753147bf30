import type { AwsError } from '../protocols/AwsError.ts';
import type { JsonObject } from '../protocols/json.ts';
import { toXml } from '../protocols/xml.ts';
import type { Service } from './services.ts';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const xml = { 'content-type': 'text/xml;charset=UTF-8' };
const json = { 'content-type': 'application/json' };

/** An operation's result in the service's protocol. */
export function success(
  service: Service,
  operation: string,
  result: JsonObject,
  requestId: string,
): Answer {
  return withId(successAnswer(service, operation, result, requestId), requestId);
}

function withId(answer: Answer, requestId: string): Answer {
  return { ...answer, headers: { ...answer.headers, 'x-amzn-requestid': requestId } };
}

function successAnswer(
  service: Service,
  operation: string,
  result: JsonObject,
  requestId: string,
): Answer {
  switch (service.protocol) {
    case 'rest-json':
      return { status: 200, headers: json, body: JSON.stringify(result) };
    case 'ec2': {
      const body = toXml('x', { requestId, ...result }, 'item').slice(3, -4);
      return wrap(service, operation, body);
    }
    default: {
      const body =
        toXml(`${operation}Result`, result, 'member') +
        toXml('ResponseMetadata', { RequestId: requestId }, 'member');
      return wrap(service, operation, body);
    }
  }
}

function wrap(service: Service, operation: string, inner: string): Answer {
  const name = `${operation}Response`;
  return {
    status: 200,
    headers: xml,
    body: `<?xml version="1.0" encoding="UTF-8"?><${name} xmlns="${service.namespace}">${inner}</${name}>`,
  };
}

/** A refusal in the service's protocol. */
export function refusal(service: Service, error: AwsError, requestId: string): Answer {
  return withId(refusalAnswer(service, error, requestId), requestId);
}

function refusalAnswer(service: Service, error: AwsError, requestId: string): Answer {
  const { code, message, status } = error;
  switch (service.protocol) {
    case 'rest-json':
      return {
        status,
        headers: { ...json, 'x-amzn-errortype': code },
        body: JSON.stringify({ __type: code, message }),
      };
    case 'ec2':
      return {
        status,
        headers: xml,
        body: toXml(
          'Response',
          { Errors: { Error: { Code: code, Message: message } }, RequestID: requestId },
          'item',
        ),
      };
    default:
      return {
        status,
        headers: xml,
        body: toXml(
          'ErrorResponse',
          {
            Error: { Type: status < 500 ? 'Sender' : 'Receiver', Code: code, Message: message },
            RequestId: requestId,
          },
          'member',
        ),
      };
  }
}
