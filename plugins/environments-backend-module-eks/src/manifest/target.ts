import type { EksAccount, EksConfig } from '../config/EksConfig';

/** The account that a request names, else the only one, else the configured default. */
export function findAccount(config: EksConfig, target: string | undefined): EksAccount | undefined {
  const { accounts } = config;
  const alias = target ?? (accounts.length === 1 ? accounts[0].alias : config.defaultAccount);
  return accounts.find(account => account.alias === alias);
}
