import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import type { EnvironmentType } from '@eks-environments/plugin-environments-common';
import { readLifecycleConfig, type LifecycleConfig } from '../lifecycle/readLifecycleConfig';
import { readQuotasConfig, type QuotasConfig } from '../quotas/readQuotasConfig';
import { readApprovalRules, readDeletions, type ApprovalRule } from '../requests/readApprovalRules';
import type { OperationsConfig } from '../operations/OperationsConfig';
import { readRetentionConfig, type RetentionConfig } from '../retention/readRetentionConfig';
import { readDuration, wrong } from './readDuration';
import { refuseUnknownKeys } from './refuseUnknownKeys';

/** When people must approve, and who is nominated to. */
export interface ApprovalsConfig {
  mode: 'enforced' | 'policy';
  /** Entity refs for whom an unconditional right to skip approval counts. */
  exempt: string[];
  /** The first that matches nominates. */
  rules: ApprovalRule[];
  /** Types of environments whose deletion another person approves. */
  deletions: EnvironmentType[];
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
  lifecycle: LifecycleConfig;
  quotas: QuotasConfig & { sweepInterval: number };
  retention: RetentionConfig;
  /** Entity refs of those who are told what nobody else can put right. */
  admins: string[];
}

const known = {
  operations: ['workers', 'leaseDuration', 'pollInterval'],
  approvals: ['mode', 'exempt', 'rules', 'deletions', 'validFor', 'costTolerance'],
};

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
  for (const [section, keys] of Object.entries(known)) {
    refuseUnknownKeys(config?.getOptionalConfig(section), `environments.${section}`, keys);
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
      deletions: readDeletions(config),
      validFor: readDuration(config, 'approvals.validFor', { days: 7 }, 60_000),
      costTolerance: readTolerance(config),
      permissionsEnabled: rootConfig.getOptionalBoolean('permission.enabled') ?? false,
    },
    lifecycle: readLifecycleConfig(config),
    quotas: {
      ...readQuotasConfig(config),
      sweepInterval: readDuration(config, 'quotas.sweepInterval', { minutes: 5 }, 1_000),
    },
    retention: readRetentionConfig(config),
    admins: readRefs(config, 'admins') ?? readRefs(config, 'policy.platformAdmins') ?? [],
  };
}

function readWorkers(config: Config | undefined): number {
  const workers = config?.getOptionalNumber('operations.workers') ?? 4;
  if (!Number.isInteger(workers) || workers < 1 || workers > 100) {
    throw wrong('environments.operations.workers', 'must be a whole number from 1 to 100');
  }
  return workers;
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
