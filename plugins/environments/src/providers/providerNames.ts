import type { ProviderInfo } from '@eks-environments/plugin-environments-common';

/** What people call a provider; its id where nothing better is known. */
export function providerTitle(providers: ProviderInfo[], provider: string): string {
  return providers.find(({ id }) => id === provider)?.title ?? provider;
}

/** What people call a provider and a target; the ids where nothing better is known. */
export function whereInWords(
  providers: ProviderInfo[],
  place: { provider: string; target: string },
): { provider: string; target: string } {
  const provider = providers.find(({ id }) => id === place.provider);
  const target = provider?.targets.find(({ id }) => id === place.target);
  return {
    provider: providerTitle(providers, place.provider),
    target: target?.title ?? place.target,
  };
}
