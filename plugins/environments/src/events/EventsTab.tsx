import { InfoCard, Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import type { EnvironmentListItem } from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';
import { LoadError } from '../polling/LoadError';
import { usePolled } from '../polling/usePolled';
import { EventItem } from './EventItem';

const pageSize = 20;
/** The most that the API gives at once. */
const mostShown = 100;

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
});

/** What happened to the environment, the newest first. */
export function EventsTab(props: { environment: Pick<EnvironmentListItem, 'id' | 'changedAt'> }) {
  const { id, changedAt } = props.environment;
  const api = useApi(environmentsApiRef);
  const classes = useStyles();
  const [limit, setLimit] = useState(pageSize);
  const { data, error, refresh } = usePolled({
    key: `${id} ${changedAt} ${limit}`,
    keepPrevious: true,
    load: signal => api.listEvents(id, { limit }, { signal }),
    every: () => 30_000,
  });
  if (!data) {
    return error ? <LoadError what="the events" error={error} onRetry={refresh} /> : <Progress />;
  }
  return (
    <InfoCard>
      {data.items.length === 0 && <Typography>Nothing has happened yet.</Typography>}
      <ol className={classes.list} aria-label="Events">
        {data.items.map(event => (
          <EventItem key={event.id} event={event} />
        ))}
      </ol>
      {data.pageInfo.nextCursor && limit < mostShown && (
        <Button onClick={() => setLimit(mostShown)}>Show older events</Button>
      )}
    </InfoCard>
  );
}
