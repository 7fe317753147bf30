import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigReader } from '@backstage/config';
import type { EvaluationResult, Submission } from '@eks-environments/plugin-environments-node';
import type { JsonObject } from '@backstage/types';
import { stringify } from 'yaml';
import { readEksConfig } from '../../config/readEksConfig';
import { createEvaluator } from '../createEvaluator';

export const fixture = (name: 'short-lived' | 'long-lived') =>
  readFileSync(resolve(__dirname, `${name}.yaml`), 'utf8');

const usualRegions = ['eu-west-1', 'us-east-1', 'us-west-1'];

interface ConfigChanges {
  guardrails?: JsonObject;
  regions?: string[];
  /** Accounts beside `development`, which stays the default. */
  accounts?: JsonObject;
  access?: JsonObject[];
}

function configWith(changes: ConfigChanges) {
  return readEksConfig(
    new ConfigReader({
      environments: {
        eks: {
          defaultAccount: 'development',
          accounts: {
            development: {
              accountId: '111122223333',
              title: 'Development',
              regions: changes.regions ?? usualRegions,
            },
            ...changes.accounts,
          },
          guardrails: changes.guardrails ?? {},
          access: changes.access ?? [],
        },
      },
    }),
  );
}

/** The least that is accepted. */
export function smallest() {
  return {
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    metadata: { name: 'dana-1', region: 'eu-west-1' },
    managedNodeGroups: [{ name: 'nodes', instanceType: 't3.large', maxSize: 3 }],
  };
}

export function submit(
  manifest: string | object,
  options: ConfigChanges & { submission?: Partial<Submission> } = {},
): Promise<EvaluationResult> {
  return createEvaluator({ config: configWith(options) }).evaluate({
    environmentId: '0b5e8c1e-7a58-4b6c-9d8e-1f2a3b4c5d6e',
    manifest: typeof manifest === 'string' ? manifest : stringify(manifest),
    type: 'temporary',
    owner: 'group:default/team-a',
    requester: 'user:default/dana',
    ...options.submission,
  });
}

export async function accept(...args: Parameters<typeof submit>) {
  const result = await submit(...args);
  if (!result.ok) {
    throw new Error(JSON.stringify(result.violations, undefined, 2));
  }
  return result.evaluation;
}

/** The violations as `path rule`. */
export async function refuse(...args: Parameters<typeof submit>) {
  const result = await submit(...args);
  return result.ok ? [] : result.violations.map(({ path, rule }) => `${path} ${rule}`);
}
