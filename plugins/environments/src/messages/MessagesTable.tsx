import type { GivenUpMessage, ServiceHealth } from '@eks-environments/plugin-environments-common';
import { ScrollingTable } from '../table/ScrollingTable';
import { MessageRow } from './MessageRow';

const columns = ['Message', 'To', 'Channel', 'Written', 'What went wrong', 'Again'];

/** Messages, each a row. */
export function MessagesTable(props: {
  messages: GivenUpMessage[];
  /** Where channels have their names from. */
  health: ServiceHealth[];
  busy: boolean;
  onResent: () => void;
}) {
  const { messages, health, busy, onResent } = props;
  return (
    <ScrollingTable label="Undelivered messages" columns={columns} minWidth={900} busy={busy}>
      {messages.map(message => (
        <MessageRow
          key={`${message.id} ${message.channel}`}
          message={message}
          channel={
            health.find(({ kind, id }) => kind === 'channel' && id === message.channel)?.title ??
            message.channel
          }
          onResent={onResent}
        />
      ))}
    </ScrollingTable>
  );
}
