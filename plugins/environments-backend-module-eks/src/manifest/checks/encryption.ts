import { violation } from '../path';
import { required, type Check } from './Check';

/** The key of the cluster's secrets lies where the cluster does. */
export const checkEncryption: Check = (manifest, { account }) => {
  if (!manifest.secretsEncryption) {
    return [];
  }
  const path = ['secretsEncryption', 'keyARN'];
  const { keyARN } = manifest.secretsEncryption;
  if (keyARN === undefined) {
    return [required(...path)];
  }
  const [, , , region, accountId] = keyARN.split(':');
  return region === manifest.metadata?.region && accountId === account.accountId
    ? []
    : [
        violation(
          path,
          'encryption.place',
          `Must be a key of the account ${account.accountId} in the region of the environment.`,
        ),
      ];
};

/** eksctl takes a retention only together with types. */
export const checkLogging: Check = ({ cloudWatch }) => {
  const logging = cloudWatch?.clusterLogging;
  return logging?.logRetentionInDays !== undefined && !logging.enableTypes?.length
    ? [
        violation(
          ['cloudWatch', 'clusterLogging', 'logRetentionInDays'],
          'logging.types',
          'A retention needs enableTypes.',
        ),
      ]
    : [];
};
