import { checkName } from '@eks-environments/plugin-environments-common';
import { matchesAny } from '../../guardrails/glob';
import { manifestPath, violation } from '../path';
import { required, type Check } from './Check';

export const checkMetadata: Check = ({ apiVersion, kind, metadata }, { guardrails }) => {
  const found = [];
  if (!apiVersion) {
    found.push(required('apiVersion'));
  }
  if (!kind) {
    found.push(required('kind'));
  }
  if (metadata?.name === undefined) {
    found.push(required('metadata', 'name'));
  } else {
    const path = ['metadata', 'name'];
    const problems = checkName(metadata.name, manifestPath(path));
    const { names } = guardrails;
    found.push(...problems);
    if (problems.length === 0 && names && !matchesAny(metadata.name, names)) {
      found.push(violation(path, 'guardrail.name', `Use a name such as ${names.join(', ')}.`));
    }
  }
  if (metadata?.region === undefined) {
    found.push(required('metadata', 'region'));
  }
  return found;
};

/** Regions of the account and versions of the guardrails. */
export const checkChoices: Check = ({ metadata }, { account, guardrails }) => {
  const found = [];
  const { region, version } = metadata ?? {};
  if (region !== undefined && !account.regions.includes(region)) {
    found.push(
      violation(
        ['metadata', 'region'],
        'guardrail.region',
        `${account.title} has ${account.regions.join(', ')}.`,
      ),
    );
  }
  if (version !== undefined && !guardrails.versions.includes(version)) {
    found.push(
      violation(
        ['metadata', 'version'],
        'guardrail.version',
        `Use one of the Kubernetes versions ${guardrails.versions.join(', ')}.`,
      ),
    );
  }
  return found;
};
