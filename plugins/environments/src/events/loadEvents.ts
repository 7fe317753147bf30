import type {
  EnvironmentEvent,
  EnvironmentsApi,
} from '@eks-environments/plugin-environments-common';

const pageSize = 50;

/** The events of the first few pages, the newest first, and whether there are more. */
export async function loadEvents(
  api: Pick<EnvironmentsApi, 'listEvents'>,
  environmentId: string,
  { pages, signal }: { pages: number; signal: AbortSignal },
): Promise<{ events: EnvironmentEvent[]; more: boolean }> {
  const events: EnvironmentEvent[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pages; page++) {
    const query = { limit: pageSize, ...(cursor && { cursor }) };
    const { items, pageInfo } = await api.listEvents(environmentId, query, { signal });
    events.push(...items);
    cursor = pageInfo.nextCursor;
    if (!cursor) break;
  }
  return { events, more: cursor !== undefined };
}
