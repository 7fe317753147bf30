import type { ApprovalNeed } from '@eks-environments/plugin-environments-common';
import type { EnvironmentFacts } from '@eks-environments/plugin-environments-node';
import type { ApprovalsConfig } from '../config/readConfig';
import type { Rights } from '../permissions/Rights';
import { approvalReasons } from './approvalReasons';

/**
 * Whether people must approve, and why. In mode `enforced` an unconditional right to skip approval does not
 * count: it is what an allow-all policy or switched-off permissions answer.
 */
export function approvalNeed(
  rights: Rights,
  facts: EnvironmentFacts,
  context: {
    config: ApprovalsConfig;
    /** Entity refs of the requester: their own and their groups'. */
    claims: string[];
  },
): ApprovalNeed {
  const { mode, exempt, permissionsEnabled } = context.config;
  if (!rights.may('skipApproval', facts)) {
    const unmet = rights.unmet('skipApproval', facts);
    return { required: true, reasons: approvalReasons(unmet, facts) };
  }
  if (mode === 'policy') return { required: false, reasons: [] };
  if (!permissionsEnabled) {
    return {
      required: true,
      reasons: ['Permissions are switched off in this portal, so everything needs an approval'],
    };
  }
  if (rights.always('skipApproval') && !context.claims.some(ref => exempt.includes(ref))) {
    return {
      required: true,
      reasons: ['The policy lets everyone skip approvals, which this portal does not accept'],
    };
  }
  return { required: false, reasons: [] };
}
