import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { messagesRouteRef } from '../routes';
import { useMayManageMessages } from './useMessages';

/** Leads to the messages that were given up, for those who may see them. */
export function MessagesLink() {
  const link = useRouteRef(messagesRouteRef);
  const { allowed } = useMayManageMessages();
  if (!allowed) return null;
  return (
    <LinkButton to={link()} variant="outlined">
      Undelivered messages
    </LinkButton>
  );
}
