import { AwsError } from '../protocols/AwsError.ts';

/** Region, its zones' letters, the prefix of the zones' ids, and their numbers unless they count from 1. */
const regions: Record<string, [letters: string, idPrefix: string, idNumbers?: string]> = {
  'us-east-1': ['abcdef', 'use1'],
  'us-east-2': ['abc', 'use2'],
  'us-west-1': ['ac', 'usw1', '13'],
  'us-west-2': ['abcd', 'usw2'],
  'ca-central-1': ['abd', 'cac1', '124'],
  'ca-west-1': ['abc', 'caw1'],
  'eu-west-1': ['abc', 'euw1'],
  'eu-west-2': ['abc', 'euw2'],
  'eu-west-3': ['abc', 'euw3'],
  'eu-central-1': ['abc', 'euc1'],
  'eu-central-2': ['abc', 'euc2'],
  'eu-north-1': ['abc', 'eun1'],
  'eu-south-1': ['abc', 'eus1'],
  'eu-south-2': ['abc', 'eus2'],
  'ap-northeast-1': ['acd', 'apne1'],
  'ap-northeast-2': ['abcd', 'apne2'],
  'ap-northeast-3': ['abc', 'apne3'],
  'ap-southeast-1': ['abc', 'apse1'],
  'ap-southeast-2': ['abc', 'apse2'],
  'ap-southeast-3': ['abc', 'apse3'],
  'ap-southeast-4': ['abc', 'apse4'],
  'ap-southeast-5': ['abc', 'apse5'],
  'ap-southeast-7': ['abc', 'apse7'],
  'ap-south-1': ['abc', 'aps1'],
  'ap-south-2': ['abc', 'aps2'],
  'ap-east-1': ['abc', 'ape1'],
  'ap-east-2': ['abc', 'ape2'],
  'me-central-1': ['abc', 'mec1'],
  'me-south-1': ['abc', 'mes1'],
  'sa-east-1': ['abc', 'sae1'],
  'af-south-1': ['abc', 'afs1'],
  'il-central-1': ['abc', 'ilc1'],
  'mx-central-1': ['abc', 'mxc1'],
};

export const regionNames = Object.keys(regions);

export interface Zone {
  name: string;
  id: string;
}

/** @throws AwsError for a region that the simulator doesn't have. */
export function zonesOf(region: string): Zone[] {
  const entry = regions[region];
  if (!entry) {
    throw new AwsError(
      'OptInRequired',
      `The AWS simulator has no region ${region}: ${regionNames.join(', ')}`,
      401,
    );
  }
  const [letters, prefix, numbers = '123456'] = entry;
  return [...letters].map((letter, index) => ({
    name: `${region}${letter}`,
    id: `${prefix}-az${numbers[index]}`,
  }));
}
