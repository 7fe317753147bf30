import type {
  EnvironmentListItem,
  EnvironmentsApi,
  EnvironmentsQuery,
} from '@eks-environments/plugin-environments-common';

/** All pages of a list. An environment that changes meanwhile may come twice; the later one counts. */
export async function readEnvironments(
  api: Pick<EnvironmentsApi, 'listEnvironments'>,
  query: EnvironmentsQuery,
  signal?: AbortSignal,
): Promise<EnvironmentListItem[]> {
  const items = new Map<string, EnvironmentListItem>();
  let cursor: string | undefined;
  do {
    const page = await api.listEnvironments({ ...query, limit: 100, cursor }, { signal });
    for (const item of page.items) items.set(item.id, item);
    cursor = page.pageInfo.nextCursor;
  } while (cursor);
  return [...items.values()];
}
