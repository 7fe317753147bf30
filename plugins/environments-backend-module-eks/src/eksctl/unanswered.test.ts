import { wasUnanswered } from './unanswered';

describe('eksctl was not answered by AWS', () => {
  it.each([
    [
      true,
      'Error: operation error CloudFormation: DescribeStacks, exceeded maximum number of attempts, 13, https response error StatusCode: 0, RequestID: , request send failed, Post "https://cloudformation.eu-west-1.amazonaws.com/": dial tcp: i/o timeout',
    ],
    [
      true,
      'checking AWS STS access – cannot get role ARN for current session: operation error STS: GetCallerIdentity, https response error StatusCode: 503, RequestID: 1, api error ServiceUnavailable: x',
    ],
    [
      true,
      'operation error EC2: DescribeSubnets, exceeded maximum number of attempts, 13, https response error StatusCode: 500, RequestID: 1, api error InternalError: x',
    ],
    [
      false,
      'operation error CloudFormation: CreateStack, https response error StatusCode: 400, RequestID: 1, AlreadyExistsException: Stack exists',
    ],
    [
      false,
      'Error: getting Kubernetes version: Get "https://ABC.gr7.eu-west-1.eks.amazonaws.com/version": dial tcp: i/o timeout',
    ],
    [false, 'timed out waiting for at least 2 nodes to join the cluster'],
  ])('%s: %s', (expected, line) => {
    expect(wasUnanswered(['something before', line])).toBe(expected);
  });
});
