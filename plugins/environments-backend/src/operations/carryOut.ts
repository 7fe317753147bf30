import type { Connection, OperationKind } from '@eks-environments/plugin-environments-common';
import type {
  EnvironmentProvider,
  OperationContext,
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
};

/** Kinds that this version can carry out; others are left to workers that know them. */
export const knownKinds = Object.keys(calls) as OperationKind[];

/** Calls what the provider has for this kind of operation. */
export async function carryOut(
  provider: EnvironmentProvider,
  context: OperationContext,
): Promise<{ connection?: Connection }> {
  return calls[context.operation.kind](provider, context);
}
