import type {
  EnvironmentListItem,
  ServiceHealth,
} from '@eks-environments/plugin-environments-common';

/** The services that an environment is made of; one without a target or a region serves all of them. */
export function servicesOf(
  health: ServiceHealth[],
  environment: Pick<EnvironmentListItem, 'provider' | 'target' | 'region'>,
): ServiceHealth[] {
  return health.filter(
    ({ kind, provider, target, region }) =>
      kind === 'provider' &&
      provider === environment.provider &&
      (target ?? environment.target) === environment.target &&
      (region ?? environment.region) === environment.region,
  );
}

/** For example "AWS eu-west-1 (EC2) and AWS eu-west-1 (EKS) are not answering". */
export function notAnsweringInWords(services: ServiceHealth[]): string {
  return `${titlesOf(services)} ${services.length === 1 ? 'is' : 'are'} not answering`;
}

/** For example "AWS eu-west-1 (EC2) asks for fewer calls". */
export function slowedInWords(services: ServiceHealth[]): string {
  return `${titlesOf(services)} ${services.length === 1 ? 'asks' : 'ask'} for fewer calls`;
}

/** For example "3 messages wait for it and are sent once it answers". */
export function waitingInWords(waiting: number | undefined): string {
  if (!waiting) return 'nothing waits for it';
  return waiting === 1
    ? '1 message waits for it and is sent once it answers'
    : `${waiting} messages wait for it and are sent once it answers`;
}

function titlesOf(services: ServiceHealth[]): string {
  const titles = [...new Set(services.map(({ title }) => title))];
  return new Intl.ListFormat('en').format(titles);
}
