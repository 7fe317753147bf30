import type { QuotaScopeKind, QuotasQuery } from '@eks-environments/plugin-environments-common';

/** What the list of quotas shows: filters and page. Lives in the URL's query. */
export interface QuotasView {
  kind?: QuotaScopeKind;
  text?: string;
  cursor?: string;
}

export const kindChoices: { value: QuotaScopeKind; label: string }[] = [
  { value: 'global', label: 'All environments' },
  { value: 'owner', label: 'An owner' },
  { value: 'placement', label: 'A provider and region' },
];

/** Reads the URL; what it does not know is left out. */
export function readQuotasView(params: URLSearchParams): QuotasView {
  const text = (name: string) => params.get(name)?.trim() || undefined;
  return {
    kind: kindChoices.find(({ value }) => value === params.get('kind'))?.value,
    text: text('text'),
    cursor: text('cursor'),
  };
}

/** The same as a query of the API; what is not set is not in it. */
export function toQuery({ kind, text, cursor }: QuotasView): QuotasQuery {
  return { ...(kind && { kind }), ...(text && { text }), ...(cursor && { cursor }) };
}

/** Writes the URL; what is not set is not in it. */
export function writeQuotasView(view: QuotasView): URLSearchParams {
  return new URLSearchParams(toQuery(view) as Record<string, string>);
}
