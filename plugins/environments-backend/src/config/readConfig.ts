import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
import type { ConfiguredLimits } from '../quotas/limits';
import { readQuotasConfig } from '../quotas/readQuotasConfig';
import { readApprovalRules, type ApprovalRule } from '../requests/readApprovalRules';
import type { OperationsConfig } from '../operations/OperationsConfig';

/** When people must approve, and who is nominated to. */
export interface ApprovalsConfig {
  mode: 'enforced' | 'policy';
  /** Entity refs for whom an unconditional right to skip approval counts. */
  exempt: string[];
  /** The first that matches nominates. */
  rules: ApprovalRule[];
  /** How long an approval is good for retries, in milliseconds. */
  validFor: number;
  /** By which share a cost may have risen at the last approval; 0.1 is a tenth. */
  costTolerance: number;
  permissionsEnabled: boolean;
}

/** `environments` of the configuration; durations in milliseconds. */
export interface EnvironmentsConfig {
  defaultProvider?: string;
  operations: OperationsConfig;
  approvals: ApprovalsConfig;
  lifecycle: { maxLifetime: number; sweepInterval: number };
  quotas: { limits: ConfiguredLimits; sweepInterval: number };
  /** Entity refs of those who are told what nobody else can put right. */
  admins: string[];
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
      rules: readApprovalRules(config),
      validFor: readDuration(config, 'approvals.validFor', { days: 7 }, 60_000),
      costTolerance: readTolerance(config),
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
    admins: readRefs(config, 'admins') ?? readRefs(config, 'policy.platformAdmins') ?? [],
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

function readRefs(config: Config | undefined, key: string): string[] | undefined {
  return config?.getOptionalStringArray(key)?.map(text => {
    try {
      return stringifyEntityRef(parseEntityRef(text));
    } catch {
      throw wrong(`environments.${key}`, `'${text}' is no entity ref such as group:default/leads`);
    }
  });
}

function readTolerance(config: Config | undefined): number {
  const tolerance = config?.getOptionalNumber('approvals.costTolerance') ?? 0.1;
  if (!(tolerance >= 0 && tolerance <= 10)) {
    throw wrong('environments.approvals.costTolerance', 'must be a share from 0 to 10');
  }
  return tolerance;
}
