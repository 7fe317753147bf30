import { parse } from 'yaml';
import { accessOf } from './access';
import { annotationsOf } from './annotations';

const environment = {
  id: 'e1',
  name: 'n',
  placement: { target: 'development', region: 'eu-west-1' },
  effectiveManifest: '',
  connection: {
    clusterName: 'n',
    accountId: '111122223333',
    region: 'eu-west-1',
    arn: 'arn:aws:eks:eu-west-1:111122223333:cluster/n',
    endpoint: 'https://example.eks.amazonaws.com',
    certificateAuthority: 'Q0E=',
    version: '1.34',
  },
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

  it('says that a simulated cluster cannot be connected to', () => {
    expect(accessOf(environment, true).steps[0].title).toBe('This cluster is simulated');
    expect(accessOf(environment, false).steps[0].title).toBe('Sign in to AWS');
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
