import { parse, stringify } from 'yaml';
import { accessOf } from './access';
import { annotationsOf } from './annotations';

function manifestWith(...accessEntries: object[]) {
  return stringify({ accessConfig: accessEntries.length > 0 ? { accessEntries } : {} });
}

const role = 'arn:aws:iam::111122223333:role/TeamA';
const edit = {
  policyARN: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy',
  accessScope: { type: 'namespace', namespaces: ['dev', 'test'] },
};

const environment = {
  id: 'e1',
  name: 'n',
  placement: { target: 'development', region: 'eu-west-1' },
  effectiveManifest: manifestWith({ principalARN: role, accessPolicies: [edit] }),
  connection: {
    clusterName: 'n',
    accountId: '111122223333',
    region: 'eu-west-1',
    arn: 'arn:aws:eks:eu-west-1:111122223333:cluster/n',
    endpoint: 'https://example.eks.amazonaws.com',
    certificateAuthority: 'Q0E=',
    version: '1.34',
  },
  memory: {},
};

describe('access to an environment', () => {
  it('is a kubeconfig that asks the AWS CLI for a token and holds no credentials', () => {
    const [file] = accessOf(environment, false).files;
    const config = parse(file.content);
    expect(config.users).toEqual([
      {
        name: environment.connection.arn,
        user: {
          exec: {
            apiVersion: 'client.authentication.k8s.io/v1beta1',
            command: 'aws',
            args: [
              '--region',
              'eu-west-1',
              'eks',
              'get-token',
              '--cluster-name',
              'n',
              '--output',
              'json',
            ],
            interactiveMode: 'IfAvailable',
          },
        },
      },
    ]);
    expect(config.clusters[0].cluster).toEqual({
      server: environment.connection.endpoint,
      'certificate-authority-data': 'Q0E=',
    });
    expect(config['current-context']).toBe(config.contexts[0].name);
  });

  it('says as whom to sign in: those who have an access entry', () => {
    const view = { ...edit, policyARN: edit.policyARN.replace('Edit', 'View') };
    const effectiveManifest = manifestWith(
      { principalARN: role, accessPolicies: [edit, { ...view, accessScope: { type: 'cluster' } }] },
      { principalARN: role.replace('role/TeamA', 'user/dana'), kubernetesGroups: ['debuggers'] },
    );
    const [step] = accessOf({ ...environment, effectiveManifest }, false).steps;
    expect(step.text).toContain(
      `lets in ${role} (AmazonEKSEditPolicy in dev, test; AmazonEKSViewPolicy in the whole cluster); ` +
        'arn:aws:iam::111122223333:user/dana (Kubernetes groups debuggers).',
    );
    expect(step.text).toContain('aws sts assume-role');
    expect(step.command).toBe('aws sts get-caller-identity');
  });

  it('says that nobody has access yet, and what to ask for', () => {
    const { steps } = accessOf({ ...environment, effectiveManifest: manifestWith() }, false);
    expect(steps[0].title).toBe('Ask the platform team for access');
    expect(steps[0].text).toMatch(
      /^Nobody but the portal has access.*account 111122223333.*environments\.eks\.access/,
    );
  });

  it('says that a simulated cluster cannot be connected to', () => {
    expect(accessOf(environment, true).steps[0].title).toBe('This cluster is simulated');
    expect(accessOf(environment, false).steps[0].title).toBe('Sign in to AWS as one who may enter');
  });

  it('is refused before the cluster is ready', () => {
    expect(() => accessOf({ ...environment, connection: {} }, false)).toThrow('before it is ready');
    expect(annotationsOf({ ...environment, connection: {} })).toEqual({});
  });

  it('is annotated as Backstage’s Kubernetes plugin reads it', () => {
    expect(annotationsOf(environment)).toEqual({
      'kubernetes.io/api-server': 'https://example.eks.amazonaws.com',
      'kubernetes.io/api-server-certificate-authority': 'Q0E=',
      'kubernetes.io/auth-provider': 'aws',
      'kubernetes.io/x-k8s-aws-id': 'n',
    });
  });
});
