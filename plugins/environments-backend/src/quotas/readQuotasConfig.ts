import type { Config } from '@backstage/config';
import type { InputError } from '@backstage/errors';
import { z } from 'zod/v4';
import {
  globalQuotaScope,
  ownerQuotaScope,
  placementQuotaScope,
  type QuotaLimits,
  type QuotaResource,
} from '@eks-environments/plugin-environments-common';
import { wrong as wrongValue } from '../config/readDuration';
import { normaliseRef } from '../environments/OwnerDirectory';
import type { ConfiguredLimits } from './limits';
import { resourceNames } from './resources';

const whole = z.union([z.number().int().min(0).max(1_000_000_000), z.literal('unlimited')]);
const money = z.union([
  z.number().min(0).max(1_000_000_000).multipleOf(0.01),
  z.literal('unlimited'),
]);
const limits = z.strictObject(
  Object.fromEntries(
    resourceNames.map(name => [name, (name === 'usd-per-month' ? money : whole).optional()]),
  ) as Record<QuotaResource, z.ZodOptional<typeof whole>>,
);

const schema = z.strictObject({
  defaults: limits.optional(),
  global: limits.optional(),
  owners: z.record(z.string(), limits).optional(),
  placements: z.record(z.string(), limits).optional(),
  sweepInterval: z.unknown().optional(),
  alarmAt: z.number().gt(0).max(1).optional(),
});

/** What every owner may have of its own unless something else is said. */
const shippedDefaults: QuotaLimits = {
  'environments.temporary': 10,
  'environments.permanent': 5,
};

/** What is configured of quotas. */
export interface QuotasConfig {
  limits: ConfiguredLimits;
  /** The share of a limit from which on its use is told. */
  alarmAt: number;
}

/** Reads `environments.quotas`. Throws InputError that names the key of a wrong value. */
export function readQuotasConfig(config: Config | undefined): QuotasConfig {
  const { success, data, error } = schema.safeParse(config?.getOptional('quotas') ?? {});
  if (!success) {
    const [issue] = error.issues;
    throw wrong(issue.path.map(String), issue.message);
  }
  const scopes = new Map<string, QuotaLimits>();
  if (data.global) scopes.set(globalQuotaScope, data.global);
  for (const [ref, of] of Object.entries(data.owners ?? {})) {
    scopes.set(readOwner(ref), of);
  }
  for (const [placement, of] of Object.entries(data.placements ?? {})) {
    scopes.set(readPlacement(placement), of);
  }
  return {
    limits: { defaults: { ...shippedDefaults, ...data.defaults }, scopes },
    alarmAt: data.alarmAt ?? 0.9,
  };
}

function readOwner(text: string): string {
  const ref = normaliseRef(text);
  if (ref === undefined || !/^(group|user):/.test(ref)) {
    throw wrong(['owners', text], 'is no group or user such as group:default/team-a');
  }
  return ownerQuotaScope(ref);
}

function readPlacement(text: string): string {
  const [, provider, region] = /^([a-z][a-z0-9-]*)\/([a-z0-9][a-z0-9._-]*)$/.exec(text) ?? [];
  if (!region) throw wrong(['placements', text], 'is no placement such as eks/eu-west-1');
  return placementQuotaScope(provider, region);
}

function wrong(path: string[], reason: string): InputError {
  return wrongValue(['environments', 'quotas', ...path].join('.'), reason);
}
