import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import type { ServiceHealth } from '@eks-environments/plugin-environments-common';
import { Since } from './Since';
import { notAnsweringInWords, slowedInWords, waitingInWords } from './healthWords';

/** Which channels of messages do not answer, since when, and how much waits for them. */
export function ChannelNotices(props: { health: ServiceHealth[] }) {
  return (
    <>
      {props.health
        .filter(({ kind, state }) => kind === 'channel' && state !== 'answering')
        .map(channel => (
          <ChannelNotice key={channel.id} channel={channel} />
        ))}
    </>
  );
}

function ChannelNotice(props: { channel: ServiceHealth }) {
  const { channel } = props;
  const failing = channel.state === 'failing';
  return (
    <Alert severity={failing ? 'warning' : 'info'} variant="outlined" role="status">
      {failing ? notAnsweringInWords([channel]) : slowedInWords([channel])};{' '}
      {waitingInWords(channel.waiting)}.
      <Since services={[channel]} />
      {channel.message && (
        <Typography variant="caption" color="textSecondary" display="block">
          {channel.message}
        </Typography>
      )}
    </Alert>
  );
}
