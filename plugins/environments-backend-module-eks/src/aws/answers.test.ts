import { callFailure, reasonOf } from './answers';

const status = (httpStatusCode: number) => ({ $metadata: { httpStatusCode } });

describe('a failed call of AWS', () => {
  it.each([
    ['throttled', { name: 'ThrottlingException', ...status(429) }],
    ['throttled', { name: 'Throttling', ...status(400) }],
    ['throttled', { name: 'RequestLimitExceeded', ...status(503) }],
    ['throttled', { name: 'X', $retryable: { throttling: true }, ...status(400) }],
    ['unanswered', { name: 'ServerException', ...status(500) }],
    ['unanswered', { name: 'ServiceUnavailableException', ...status(503) }],
    ['unanswered', { name: 'Error', code: 'ECONNREFUSED' }],
    ['unanswered', { name: 'TimeoutError' }],
    ['unanswered', new DOMException('It took too long', 'TimeoutError')],
    ['unanswered', { name: 'RequestTimeout', ...status(400) }],
    ['refused', { name: 'AccessDenied', ...status(403) }],
    ['refused', { name: 'ResourceNotFoundException', ...status(404) }],
    ['refused', 'text'],
  ])('is %s: %j', (expected, error) => {
    expect(callFailure(error)).toBe(expected);
  });

  it('is named without the text that AWS sends, which may hold anything', () => {
    const error = Object.assign(new Error('AKIAEXAMPLE is out of order'), {
      name: 'ServerException',
      ...status(500),
    });
    expect(reasonOf(error)).toBe('ServerException, HTTP 500');
    expect(reasonOf(Object.assign(new Error('10.0.0.1'), { code: 'ECONNRESET' }))).toBe(
      'ECONNRESET',
    );
  });
});
