import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import type { EnvironmentListItem, Page } from '@eks-environments/plugin-environments-common';
import { useEnvironments } from '../list/useEnvironments';
import { LoadError } from '../polling/LoadError';
import { StaleNotice } from '../polling/StaleNotice';
import { rootRouteRef } from '../routes';
import { MyEnvironmentItem } from './MyEnvironmentItem';
import { addressOfAll, soonestEndingFirst } from './mine';

/** So many are shown. */
const most = 8;

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  more: { marginTop: theme.spacing(1) },
}));

/** The environments of the signed-in person and their teams, the soonest to end first. @public */
export function MyEnvironments() {
  const { data, error, refresh } = useEnvironments(soonestEndingFirst);
  if (!data) {
    return error ? (
      <LoadError what="your environments" error={error} onRetry={refresh} />
    ) : (
      <div role="status" aria-label="Loading your environments">
        {Array.from({ length: 3 }, (_, row) => (
          <Skeleton key={row} height={56} animation="wave" />
        ))}
      </div>
    );
  }
  return (
    <>
      <StaleNotice error={error} onRetry={refresh} />
      {data.items.length > 0 ? (
        <Found page={data} />
      ) : (
        <Typography color="textSecondary">
          You and your teams have no environments. Fill in a short form and get a Kubernetes cluster
          of your own.
        </Typography>
      )}
    </>
  );
}

function Found(props: { page: Page<EnvironmentListItem> }) {
  const { items, totalItems = items.length } = props.page;
  const classes = useStyles();
  const environments = useRouteRef(rootRouteRef);
  return (
    <>
      <ul className={classes.list} aria-label="My environments">
        {items.slice(0, most).map(environment => (
          <MyEnvironmentItem key={environment.id} environment={environment} />
        ))}
      </ul>
      {totalItems > most && (
        <Typography variant="body2" className={classes.more}>
          <Link to={addressOfAll(environments())}>and {totalItems - most} more</Link>
        </Typography>
      )}
    </>
  );
}
