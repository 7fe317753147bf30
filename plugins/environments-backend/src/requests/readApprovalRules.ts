import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
import { readDurationFromConfig, type Config } from '@backstage/config';
import type { EnvironmentType } from '@eks-environments/plugin-environments-common';
import { wrong } from '../config/readDuration';
import { refuseUnknownKeys } from '../config/refuseUnknownKeys';

/** Who is nominated to decide, by the first rule that matches. */
export interface ApprovalRule {
  /** In words, shown with the request. */
  name: string;
  /** Entity refs; every owner if absent. */
  owners?: string[];
  types?: EnvironmentType[];
  /** Micro-USD a month; an unknown cost is above it. */
  costAbove?: number;
  /** Entity refs, `owner` or `owner-parent`. */
  approvers: string[];
  /** How many of them must approve. */
  quorum: number;
  /** Milliseconds from the request. */
  remindAfter: number;
  escalateAfter?: number;
  escalateTo: string[];
  lapseAfter: number;
}

const day = 24 * 3_600_000;
const known = [
  ...['name', 'owners', 'types', 'costAbove', 'approvers', 'quorum'],
  ...['remindAfter', 'escalateAfter', 'escalateTo', 'lapseAfter'],
];

/** Reads `environments.approvals.rules`. Throws InputError that names the key of a wrong value. */
export function readApprovalRules(config: Config | undefined): ApprovalRule[] {
  return (config?.getOptionalConfigArray('approvals.rules') ?? []).map((rule, index) =>
    readRule(rule, `environments.approvals.rules[${index}]`, index),
  );
}

function readRule(rule: Config, path: string, index: number): ApprovalRule {
  refuseUnknownKeys(rule, path, known);
  const owners = readRefs(rule, 'owners', path);
  const types = readTypes(rule, 'types', path);
  const costAbove = readCost(rule, path);
  const approvers = readRefs(rule, 'approvers', path, ['owner', 'owner-parent']) ?? [];
  if (approvers.length === 0) {
    throw wrong(`${path}.approvers`, 'must name at least one group or user');
  }
  const escalateTo = readRefs(rule, 'escalateTo', path, ['owner', 'owner-parent']) ?? [];
  const escalateAfter = readDelay(rule, 'escalateAfter', path);
  if ((escalateAfter === undefined) !== (escalateTo.length === 0)) {
    throw wrong(`${path}.escalateTo`, 'goes with escalateAfter, and only with it');
  }
  const lapseAfter = readDelay(rule, 'lapseAfter', path) ?? 14 * day;
  if (escalateAfter !== undefined && escalateAfter >= lapseAfter) {
    throw wrong(`${path}.escalateAfter`, 'must be shorter than lapseAfter');
  }
  return {
    name: rule.getOptionalString('name') ?? `Rule ${index + 1}`,
    ...(owners && { owners }),
    ...(types && { types }),
    ...(costAbove !== undefined && { costAbove }),
    approvers,
    quorum: readQuorum(rule, path),
    remindAfter: readDelay(rule, 'remindAfter', path) ?? day,
    ...(escalateAfter !== undefined && { escalateAfter }),
    escalateTo,
    lapseAfter,
  };
}

/** Reads `environments.approvals.deletions`. Throws InputError that names the key of a wrong value. */
export function readDeletions(config: Config | undefined): EnvironmentType[] {
  const approvals = config?.getOptionalConfig('approvals');
  return (approvals && readTypes(approvals, 'deletions', 'environments.approvals')) ?? [];
}

function readTypes(config: Config, key: string, path: string): EnvironmentType[] | undefined {
  return config.getOptionalStringArray(key)?.map(type => {
    if (type !== 'temporary' && type !== 'permanent') {
      throw wrong(`${path}.${key}`, `'${type}' is neither temporary nor permanent`);
    }
    return type;
  });
}

function readCost(rule: Config, path: string): number | undefined {
  const usd = rule.getOptionalNumber('costAbove');
  if (usd === undefined) return undefined;
  if (!(usd >= 0 && usd <= 1_000_000_000)) throw wrong(`${path}.costAbove`, 'must be USD a month');
  return Math.round(usd * 1_000_000);
}

function readQuorum(rule: Config, path: string): number {
  const quorum = rule.getOptionalNumber('quorum') ?? 1;
  if (!Number.isInteger(quorum) || quorum < 1 || quorum > 10) {
    throw wrong(`${path}.quorum`, 'must be a whole number from 1 to 10');
  }
  return quorum;
}

function readDelay(rule: Config, key: string, path: string): number | undefined {
  if (!rule.has(key)) return undefined;
  let milliseconds: number;
  try {
    const duration: HumanDuration = readDurationFromConfig(rule, { key });
    milliseconds = durationToMilliseconds(duration);
  } catch (error) {
    throw wrong(`${path}.${key}`, error instanceof Error ? error.message : 'must be a duration');
  }
  if (!(milliseconds >= 60_000)) throw wrong(`${path}.${key}`, 'must be at least a minute');
  return milliseconds;
}

function readRefs(
  rule: Config,
  key: string,
  path: string,
  words: string[] = [],
): string[] | undefined {
  return rule.getOptionalStringArray(key)?.map(text => {
    if (words.includes(text)) return text;
    try {
      return stringifyEntityRef(parseEntityRef(text));
    } catch {
      throw wrong(`${path}.${key}`, `'${text}' is no entity ref such as group:default/leads`);
    }
  });
}
