import {
  environmentStatuses,
  type EnvironmentStatus,
  type EnvironmentType,
  type EnvironmentsQuery,
} from '@eks-environments/plugin-environments-common';

export const orderFields = ['createdAt', 'name', 'expiresAt'] as const;
export type OrderField = (typeof orderFields)[number];
export type Order = `${OrderField},${'asc' | 'desc'}`;

/** What the list shows: filters, order and page. Lives in the URL's query. */
export interface ListView {
  text?: string;
  /** None means every status that is not over. */
  status: EnvironmentStatus[];
  owner?: string;
  mine: boolean;
  type?: EnvironmentType;
  provider?: string;
  region?: string;
  order: Order;
  cursor?: string;
}

/** What ends soonest first; behind that what has no end, the newest first. */
const defaultOrder: Order = 'expiresAt,asc';

/** Reads the URL; what it does not know is left out. */
export function readListView(params: URLSearchParams): ListView {
  const text = (name: string) => params.get(name)?.trim() || undefined;
  const type = text('type');
  const [field, direction] = (text('order') ?? '').split(',');
  const orderField = orderFields.find(known => known === field);
  const statuses = params.getAll('status');
  return {
    text: text('text'),
    status: environmentStatuses.filter(known => statuses.includes(known)),
    owner: text('owner'),
    mine: params.get('mine') === 'true',
    type: type === 'temporary' || type === 'permanent' ? type : undefined,
    provider: text('provider'),
    region: text('region'),
    order: orderField ? `${orderField},${direction === 'desc' ? 'desc' : 'asc'}` : defaultOrder,
    cursor: text('cursor'),
  };
}

/** Writes the URL; what is not set is not in it. */
export function writeListView(view: ListView): URLSearchParams {
  const params = new URLSearchParams();
  if (view.text) params.set('text', view.text);
  for (const status of view.status) params.append('status', status);
  if (view.mine) params.set('mine', 'true');
  else if (view.owner) params.set('owner', view.owner);
  if (view.type) params.set('type', view.type);
  if (view.provider) params.set('provider', view.provider);
  if (view.region) params.set('region', view.region);
  if (view.order !== defaultOrder) params.set('order', view.order);
  if (view.cursor) params.set('cursor', view.cursor);
  return params;
}

/** The same as a query of the API. `claims` are the refs that count as one's own. */
export function toQuery(view: ListView, claims: string[]): EnvironmentsQuery {
  const { text, status, type, provider, region, order, cursor } = view;
  const owner = view.mine ? claims.slice(0, 20) : view.owner && [view.owner];
  return {
    order,
    ...(text && { text }),
    ...(status.length && { status }),
    ...(owner && { owner }),
    ...(type && { type }),
    ...(provider && { provider }),
    ...(region && { region }),
    ...(cursor && { cursor }),
  };
}

export function isFiltered(view: ListView): boolean {
  const { text, status, owner, mine, type, provider, region } = view;
  return Boolean(text || status.length || owner || mine || type || provider || region);
}
