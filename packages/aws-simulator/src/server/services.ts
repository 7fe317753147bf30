import { cloudFormationOperations } from '../cloudformation/operations.ts';
import { ec2Operations } from '../ec2/operations/index.ts';
import { eksOperations } from '../eks/operations/index.ts';
import { iamOperations } from '../iam/operations.ts';
import { balancerOperations, classicBalancerOperations } from '../load-balancing/operations.ts';
import { snsOperations } from '../sns/operations.ts';
import { stsOperations } from '../sts/operations.ts';
import type { Operation } from './Operation.ts';

export type Protocol = 'query' | 'ec2' | 'rest-json';

export interface Service {
  protocol: Protocol;
  /** XML namespace of the answers. */
  namespace: string;
  operations: Record<string, Operation>;
}

const doc = (path: string) => `https://${path}/`;

const services: Record<string, Service> = {
  sts: {
    protocol: 'query',
    namespace: doc('sts.amazonaws.com/doc/2011-06-15'),
    operations: stsOperations,
  },
  iam: {
    protocol: 'query',
    namespace: doc('iam.amazonaws.com/doc/2010-05-08'),
    operations: iamOperations,
  },
  cloudformation: {
    protocol: 'query',
    namespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
    operations: cloudFormationOperations,
  },
  ec2: {
    protocol: 'ec2',
    namespace: 'http://ec2.amazonaws.com/doc/2016-11-15/',
    operations: ec2Operations,
  },
  sns: {
    protocol: 'query',
    namespace: 'http://sns.amazonaws.com/doc/2010-03-31/',
    operations: snsOperations,
  },
  eks: { protocol: 'rest-json', namespace: '', operations: eksOperations },
};

const classic: Service = {
  protocol: 'query',
  namespace: 'http://elasticloadbalancing.amazonaws.com/doc/2012-06-01/',
  operations: classicBalancerOperations,
};

const current: Service = {
  protocol: 'query',
  namespace: 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
  operations: balancerOperations,
};

/** The service of a signature's scope; the two load balancing APIs share one name. */
export function serviceOf(scope: string, version: unknown): Service | undefined {
  if (scope === 'elasticloadbalancing') {
    return version === '2012-06-01' ? classic : current;
  }
  return Object.hasOwn(services, scope) ? services[scope] : undefined;
}
