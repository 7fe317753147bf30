import type { RequestsQuery } from '@eks-environments/plugin-environments-common';

/** What of the inbox is shown. Lives in the URL's query. */
export interface ApprovalsView {
  tab: ApprovalsTab;
  cursor?: string;
}

export type ApprovalsTab = 'decide' | 'asked';

/** Reads the URL; what it does not know is left out. */
export function readApprovalsView(params: URLSearchParams): ApprovalsView {
  return {
    tab: params.get('tab') === 'asked' ? 'asked' : 'decide',
    cursor: params.get('cursor')?.trim() || undefined,
  };
}

/** Writes the URL; what goes without saying is not in it. */
export function writeApprovalsView({ tab, cursor }: ApprovalsView): URLSearchParams {
  return new URLSearchParams({ ...(tab === 'asked' && { tab }), ...(cursor && { cursor }) });
}

/** The same as a query of the API. */
export function toQuery({ tab, cursor }: ApprovalsView): RequestsQuery {
  const view: RequestsQuery = tab === 'asked' ? { view: tab } : { view: tab, status: ['open'] };
  return { ...view, ...(cursor && { cursor }) };
}
