import type { EksAccount } from '../config/EksConfig';

/**
 * Regions of which the letters of three zones (two in us-east-1) can be named without asking AWS, after
 * public listings of 2024 to 2026. eksctl itself takes two zones in us-east-1. Left out: us-west-1, where
 * every account sees other letters. `environments.eks.accounts.*.availabilityZones` overrules it.
 */
const letters: Record<string, string> = {
  'us-east-1': 'ab',
  'ca-central-1': 'abd',
  'ap-northeast-1': 'acd',
};

const regionsWithABC = new Set([
  'us-east-2',
  'us-west-2',
  'ca-west-1',
  'mx-central-1',
  'sa-east-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'eu-central-1',
  'eu-central-2',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ap-southeast-7',
  'ap-south-1',
  'ap-south-2',
  'ap-east-1',
  'me-central-1',
  'me-south-1',
  'af-south-1',
  'il-central-1',
]);

/** The zones of a manifest that names none; undefined if they can't be known. */
export function defaultZones(account: EksAccount, region: string): string[] | undefined {
  const configured = account.availabilityZones[region];
  if (configured) {
    return configured;
  }
  const names = letters[region] ?? (regionsWithABC.has(region) ? 'abc' : undefined);
  return names ? [...names].map(letter => `${region}${letter}`) : undefined;
}
