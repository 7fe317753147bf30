/** What of this process's environment eksctl may see: how to reach AWS, and no more. */
const passed = [
  'PATH',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'AWS_CA_BUNDLE',
];
const endpoint = /^AWS_ENDPOINT_URL(_[A-Z0-9_]+)?$/;

/**
 * eksctl's environment, without what its supervisor adds. Nothing in it is secret; AWS credentials are
 * served on loopback.
 */
export function eksctlEnvironment(options: {
  region: string;
  simulator: boolean;
  from: NodeJS.ProcessEnv;
}): Record<string, string> {
  const { region, simulator, from } = options;
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(from)) {
    if (value && (passed.includes(name) || (simulator && endpoint.test(name)))) {
      environment[name] = value;
    }
  }
  return {
    ...environment,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    // Else eksctl would fall back on the rights of the machine that it runs on.
    AWS_EC2_METADATA_DISABLED: 'true',
    TZ: 'UTC',
    NO_COLOR: '1',
  };
}
