import type { EvaluationContext } from '../complete';
import type { SubmittedManifest } from '../shape/manifest';
import { checkAccess } from './access';
import { checkAddons } from './addons';
import type { Check } from './Check';
import { checkEncryption, checkLogging } from './encryption';
import { checkInstanceTypes, checkMaxNodes } from './instanceTypes';
import { checkLabels } from './labels';
import { checkChoices, checkMetadata } from './metadata';
import { checkPublicAccess, checkRanges } from './network';
import { checkNodeGroups } from './nodeGroups';
import { checkPodIdentities } from './podIdentities';
import { checkPolicyArns } from './policies';
import { checkTags } from './tags';
import { checkGroupZones, checkZones } from './zones';

const checks: Check[] = [
  checkMetadata,
  checkChoices,
  checkTags,
  checkAccess,
  checkZones,
  checkRanges,
  checkPublicAccess,
  checkEncryption,
  checkLogging,
  checkPodIdentities,
  checkPolicyArns,
  checkAddons,
  checkNodeGroups,
  checkGroupZones,
  checkInstanceTypes,
  checkMaxNodes,
  checkLabels,
];

/** Everything that is wrong with a manifest whose parts have the right shape. */
export function checkManifest(manifest: SubmittedManifest, context: EvaluationContext) {
  return checks.flatMap(check => check(manifest, context));
}
