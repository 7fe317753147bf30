import { makeStyles } from '@material-ui/core/styles';
import DoneAllIcon from '@material-ui/icons/DoneAll';
import Skeleton from '@material-ui/lab/Skeleton';
import { useSearchParams } from 'react-router-dom';
import { ChannelNotices } from '../health/ChannelNotices';
import { useHealth } from '../health/useHealth';
import { Nothing } from '../list/Nothing';
import { Pager } from '../list/Pager';
import { LoadError } from '../polling/LoadError';
import { StaleNotice } from '../polling/StaleNotice';
import { useOutdatedCursor } from '../polling/useOutdatedCursor';
import { MessagesTable } from './MessagesTable';
import { useMessages } from './useMessages';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 },
}));

/** Which channels do not answer, and one page of what was given up, the newest first. */
export function MessagesPanel() {
  const classes = useStyles();
  const [params, setParams] = useSearchParams();
  const cursor = params.get('cursor')?.trim() || undefined;
  const turnTo = (next: string | undefined, replace = false) =>
    setParams(new URLSearchParams(next && { cursor: next }), { replace });
  const { data, error, outdated, refresh } = useMessages(cursor);
  const outdatedCursor = useOutdatedCursor(error, () => turnTo(undefined, true));
  const health = useHealth();
  return (
    <div className={classes.root}>
      <ChannelNotices health={health} />
      {data && !outdatedCursor && <StaleNotice error={error} onRetry={refresh} />}
      {!data && error && !outdatedCursor && (
        <LoadError what="the messages" error={error} onRetry={refresh} />
      )}
      {!data && (!error || outdatedCursor) && <Loading />}
      {data && data.items.length > 0 && (
        <MessagesTable messages={data.items} health={health} busy={outdated} onResent={refresh} />
      )}
      {data && data.items.length === 0 && (
        <Nothing
          icon={DoneAllIcon}
          title={cursor ? 'Nothing more on this page' : 'Everything was delivered'}
          text="A message that cannot be delivered after many attempts appears here."
        />
      )}
      {data && <Pager page={data} noun="message" onPage={turnTo} paged={cursor !== undefined} />}
    </div>
  );
}

function Loading() {
  return (
    <div role="status" aria-label="Loading messages">
      {Array.from({ length: 4 }, (_, row) => (
        <Skeleton key={row} height={64} animation="wave" />
      ))}
    </div>
  );
}
