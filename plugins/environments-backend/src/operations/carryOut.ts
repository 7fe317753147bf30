import type { Connection, OperationKind } from '@eks-environments/plugin-environments-common';
import {
  OperationFailedError,
  type EnvironmentProvider,
  type Hibernation,
  type OperationContext,
} from '@eks-environments/plugin-environments-node';

type Call = (
  provider: EnvironmentProvider,
  context: OperationContext,
) => Promise<{ connection?: Connection }>;

const calls: Record<OperationKind, Call> = {
  create: (provider, context) => provider.create(context),
  delete: async (provider, context) => {
    await provider.delete(context);
    return {};
  },
  hibernate: async (provider, context) => {
    await hibernationOf(provider).hibernate(context);
    return {};
  },
  wake: (provider, context) => hibernationOf(provider).wake(context),
};

/** It was there when the operation was queued: the portal has changed since. */
function hibernationOf(provider: EnvironmentProvider): Hibernation {
  if (!provider.hibernation) {
    throw new OperationFailedError({
      class: 'platform',
      message: `Environments of ${provider.id} cannot hibernate in this portal`,
      advice: 'Ask the platform team: its provider could hibernate them when this was asked for',
      retryable: false,
    });
  }
  return provider.hibernation;
}

/** Kinds that this version can carry out; others are left to workers that know them. */
export const knownKinds = Object.keys(calls) as OperationKind[];

/** Calls what the provider has for this kind of operation. */
export async function carryOut(
  provider: EnvironmentProvider,
  context: OperationContext,
): Promise<{ connection?: Connection }> {
  return calls[context.operation.kind](provider, context);
}
