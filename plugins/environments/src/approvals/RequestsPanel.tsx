import { makeStyles } from '@material-ui/core/styles';
import DoneAllIcon from '@material-ui/icons/DoneAll';
import InboxIcon from '@material-ui/icons/Inbox';
import Skeleton from '@material-ui/lab/Skeleton';
import { Nothing } from '../list/Nothing';
import { Pager } from '../list/Pager';
import { LoadError } from '../polling/LoadError';
import { StaleNotice } from '../polling/StaleNotice';
import { useOutdatedCursor } from '../polling/useOutdatedCursor';
import { RequestsTable } from './RequestsTable';
import type { ApprovalsTab, ApprovalsView } from './approvalsView';
import { useRequests } from './useRequests';

const nothing = {
  decide: {
    icon: DoneAllIcon,
    title: 'Nothing to decide',
    text: 'What you are asked to approve appears here, and you are notified of it.',
  },
  asked: {
    icon: InboxIcon,
    title: 'You have asked for nothing yet',
    text: 'Every environment that you ask for appears here with who decides on it, and how they did.',
  },
} satisfies Record<ApprovalsTab, unknown>;

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
}));

/** One page of the requests of a tab, the newest first. */
export function RequestsPanel(props: {
  view: ApprovalsView;
  onPage: (cursor: string | undefined) => void;
}) {
  const { view, onPage } = props;
  const classes = useStyles();
  const { data, error, outdated, refresh } = useRequests(view);
  const outdatedCursor = useOutdatedCursor(error, () => onPage(undefined));
  if (!data) {
    if (error && !outdatedCursor)
      return <LoadError what="the requests" error={error} onRetry={refresh} />;
    return (
      <div role="status" aria-label="Loading requests">
        {Array.from({ length: 4 }, (_, row) => (
          <Skeleton key={row} height={80} animation="wave" />
        ))}
      </div>
    );
  }
  return (
    <div className={classes.root}>
      <StaleNotice error={error} onRetry={refresh} />
      {data.items.length > 0 ? (
        <RequestsTable requests={data.items} busy={outdated} />
      ) : (
        <Nothing {...nothing[view.tab]} />
      )}
      <Pager page={data} noun="request" onPage={onPage} paged={view.cursor !== undefined} />
    </div>
  );
}
