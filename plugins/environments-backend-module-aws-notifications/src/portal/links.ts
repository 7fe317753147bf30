import type { Portal } from '../config/NotificationsConfig';

/** Where people choose what they are told by mail. */
export const preferencesPath = '/environments/preferences';

/** The address of a page of the portal, whatever its path is made of. */
export function pageOf(portal: Portal, path: string): string {
  return new URL(`${portal.url}/${path.replace(/^\/+/, '')}`).href;
}
