import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
import type { ConfiguredLimits } from '../quotas/limits';
import { readQuotasConfig } from '../quotas/readQuotasConfig';
import type { OperationsConfig } from '../operations/OperationsConfig';

/** When people must approve, and who is nominated to. */
export interface ApprovalsConfig {
  mode: 'enforced' | 'policy';
  /** Entity refs for whom an unconditional right to skip approval counts. */
  exempt: string[];
  /** The first that matches the owner nominates. */
  rules: Array<{ owners?: string[]; approvers: string[] }>;
  permissionsEnabled: boolean;
}

/** `environments` of the configuration; durations in milliseconds. */
export interface EnvironmentsConfig {
  defaultProvider?: string;
  operations: OperationsConfig;
  approvals: ApprovalsConfig;
  lifecycle: { maxLifetime: number; sweepInterval: number };
  quotas: { limits: ConfiguredLimits; sweepInterval: number };
}

/** Reads it once, at the start. Throws InputError that names the key of a wrong value. */
export function readConfig(rootConfig: Config, providers: string[]): EnvironmentsConfig {
  const config = rootConfig.getOptionalConfig('environments');
  const defaultProvider = config?.getOptionalString('defaultProvider');
  if (
    defaultProvider !== undefined &&
    providers.length > 0 &&
    !providers.includes(defaultProvider)
  ) {
    throw wrong('environments.defaultProvider', `must be one of ${providers.join(', ')}`);
  }
  return {
    ...(defaultProvider !== undefined && { defaultProvider }),
    operations: {
      workers: readWorkers(config),
      leaseDurationMs: readDuration(config, 'operations.leaseDuration', { seconds: 60 }, 2_000),
      pollIntervalMs: readDuration(config, 'operations.pollInterval', { seconds: 1 }, 10),
    },
    approvals: {
      mode: readMode(config),
      exempt: readRefs(config, 'approvals.exempt') ?? [],
      rules: (config?.getOptionalConfigArray('approvals.rules') ?? []).map((rule, index) =>
        readRule(rule, `environments.approvals.rules[${index}]`),
      ),
      permissionsEnabled: rootConfig.getOptionalBoolean('permission.enabled') ?? false,
    },
    lifecycle: {
      maxLifetime: readDuration(config, 'lifecycle.maxLifetime', { days: 90 }, 60_000),
      sweepInterval: readDuration(config, 'lifecycle.sweepInterval', { seconds: 30 }, 1_000),
    },
    quotas: {
      limits: readQuotasConfig(config),
      sweepInterval: readDuration(config, 'quotas.sweepInterval', { minutes: 5 }, 1_000),
    },
  };
}

function wrong(key: string, reason: string): InputError {
  return new InputError(`Invalid config value at '${key}': ${reason}`);
}

function readWorkers(config: Config | undefined): number {
  const workers = config?.getOptionalNumber('operations.workers') ?? 4;
  if (!Number.isInteger(workers) || workers < 1 || workers > 100) {
    throw wrong('environments.operations.workers', 'must be a whole number from 1 to 100');
  }
  return workers;
}

function readDuration(
  config: Config | undefined,
  key: string,
  otherwise: HumanDuration,
  least: number,
): number {
  const path = `environments.${key}`;
  let milliseconds: number;
  try {
    milliseconds = durationToMilliseconds(
      config?.has(key) ? readDurationFromConfig(config, { key }) : otherwise,
    );
  } catch (error) {
    throw wrong(path, error instanceof Error ? error.message : 'must be a duration');
  }
  if (!Number.isFinite(milliseconds) || milliseconds < least) {
    throw wrong(path, `must be at least ${least} ms`);
  }
  return milliseconds;
}

function readMode(config: Config | undefined): ApprovalsConfig['mode'] {
  const mode = config?.getOptionalString('approvals.mode') ?? 'enforced';
  if (mode !== 'enforced' && mode !== 'policy') {
    throw wrong('environments.approvals.mode', "must be 'enforced' or 'policy'");
  }
  return mode;
}

function readRefs(
  config: Config | undefined,
  key: string,
  prefix = 'environments',
): string[] | undefined {
  return config?.getOptionalStringArray(key)?.map(text => {
    try {
      return stringifyEntityRef(parseEntityRef(text));
    } catch {
      throw wrong(`${prefix}.${key}`, `'${text}' is no entity ref such as group:default/leads`);
    }
  });
}

function readRule(rule: Config, path: string): ApprovalsConfig['rules'][number] {
  const owners = readRefs(rule, 'owners', path);
  const approvers = readRefs(rule, 'approvers', path);
  if (!approvers || approvers.length === 0) {
    throw wrong(`${path}.approvers`, 'must name at least one group or user');
  }
  return { ...(owners && { owners }), approvers };
}
