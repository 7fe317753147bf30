import type { LoggerService } from '@backstage/backend-plugin-api';
import { readQuotaScope, type ErrorDetail } from '@eks-environments/plugin-environments-common';
import type { EnvironmentProvider } from '@eks-environments/plugin-environments-node';
import { wrong } from '../config/readDuration';
import type { ConfiguredLimits } from './limits';
import { refusePlacement } from './refuseScope';

/**
 * Throws InputError that names a placement of the configuration that there is not: its limits would limit nothing. Says
 * in the log where that cannot be known.
 */
export async function requirePlacements(
  { scopes }: Pick<ConfiguredLimits, 'scopes'>,
  context: { providers: ReadonlyMap<string, EnvironmentProvider>; logger: LoggerService },
): Promise<void> {
  const { providers, logger } = context;
  if (providers.size === 0) return;
  for (const scope of scopes.keys()) {
    const read = readQuotaScope(scope);
    if (read.kind !== 'placement') continue;
    const { provider, region } = read.path;
    const key = `environments.quotas.placements.${provider}/${region}`;
    let refused: ErrorDetail[] = [];
    try {
      refused = await refusePlacement(read.path, providers);
    } catch (error) {
      logger.warn(`Whether ${key} limits anything is not known`, error as Error);
    }
    if (refused.length > 0) throw wrong(key, refused[0].message);
  }
}
