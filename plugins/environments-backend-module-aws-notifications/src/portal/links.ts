import type { Portal } from '../config/NotificationsConfig';

/** Where people read what they were told. */
export const notificationsPath = '/notifications';

/** The address of a page of the portal, whatever its path is made of. */
export function pageOf(portal: Portal, path: string): string {
  return new URL(`${portal.url}/${path.replace(/^\/+/, '')}`).href;
}
