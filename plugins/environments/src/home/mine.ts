import { writeListView, type ListView } from '../list/listView';

/** The signed-in person's environments and their teams', the soonest to end first. */
export const soonestEndingFirst: ListView = { mine: true, status: [], order: 'expiresAt,asc' };

/** Where the list page shows all of them. */
export function addressOfAll(list: string): string {
  return `${list}?${writeListView(soonestEndingFirst)}`;
}
