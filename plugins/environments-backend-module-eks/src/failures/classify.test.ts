import { classify } from './classify';
import { eksctlFailure } from './eksctlFailure';

describe('the class of a failure', () => {
  it.each([
    ['aws-limit', 'The maximum number of VPCs has been reached. (Service: Ec2, VpcLimitExceeded)'],
    [
      'aws-limit',
      'Resource handler returned message: "The maximum number of addresses has been reached."',
    ],
    ['aws-limit', 'ServiceQuotaExceededException: cluster limit'],
    [
      'capacity',
      'Could not launch On-Demand Instances. InsufficientInstanceCapacity - We currently do not have sufficient m6i.large capacity',
    ],
    ['capacity', 'UnsupportedAvailabilityZoneException: Cannot create cluster because us-east-1e'],
    ['throttled', 'operation error CloudFormation: DescribeStacks, Throttling: Rate exceeded'],
    ['throttled', 'RequestLimitExceeded: Request limit exceeded.'],
    ['aws-permission', 'User: arn:aws:sts::1:x is not authorized to perform: iam:CreateRole'],
    ['aws-permission', 'You are not authorized to perform this operation. UnauthorizedOperation'],
    ['aws-permission', 'Error: checking AWS STS access – cannot get role ARN for current session'],
    ['aws-permission', 'ExpiredToken: The security token included in the request is expired'],
    ['configuration', 'loading config file "-": error unmarshaling JSON: unknown field "x"'],
    ['configuration', 'resolving cluster version: invalid version, supported values: 1.33, 1.34'],
    ['timeout', 'exceeded max wait time for StackCreateComplete waiter'],
    ['timeout', 'timed out waiting for at least 2 nodes to join the cluster'],
    ['platform', 'connect ECONNREFUSED 127.0.0.1:4566'],
    ['unknown', 'something else'],
  ])('is %s for: %s', (expected, text) => {
    expect(classify(text).class).toBe(expected);
    expect(classify(text).advice).not.toBe('');
  });

  it('is found in what eksctl says when it cannot scale, all in its last line', () => {
    const failure = eksctlFailure('scale nodegroup one', [
      'Error: failed to scale nodegroup "one" for cluster "N", error: operation error EKS: UpdateNodegroupConfig, https response error StatusCode: 403, RequestID: 1, AccessDeniedException: No',
    ]);
    expect(failure.info.class).toBe('aws-permission');
    expect(failure.message).toContain('AccessDeniedException');
  });

  it('does not hand on eksctl’s advice to delete the cluster', () => {
    const failure = eksctlFailure('create cluster', [
      '1 error(s) occurred and cluster hasn’t been created properly, you may wish to check CloudFormation console',
      "to cleanup resources, run 'eksctl delete cluster --region=R --name=N'",
      'creating CloudFormation stack "eksctl-N-cluster": AlreadyExistsException: Stack already exists',
      'Error: failed to create cluster "N"',
    ]);
    expect(failure.info).toMatchObject({
      class: 'configuration',
      message: expect.stringContaining('AlreadyExistsException'),
    });
    expect(JSON.stringify(failure.info)).not.toContain('to cleanup resources');
  });
});
