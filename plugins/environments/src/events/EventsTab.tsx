import { InfoCard, Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { useState } from 'react';
import type { EnvironmentListItem } from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';
import { LoadError } from '../polling/LoadError';
import { usePolled } from '../polling/usePolled';
import { EventDays } from './EventDays';
import { loadEvents } from './loadEvents';

/** What happened to the environment, the newest first. */
export function EventsTab(props: { environment: Pick<EnvironmentListItem, 'id' | 'changedAt'> }) {
  const { id, changedAt } = props.environment;
  const api = useApi(environmentsApiRef);
  const [pages, setPages] = useState(1);
  const { data, error, outdated, refresh } = usePolled({
    key: `${id} ${changedAt} ${pages}`,
    keepPrevious: true,
    load: signal => loadEvents(api, id, { pages, signal }),
    every: () => 30_000,
  });
  if (!data) {
    return error ? <LoadError what="the events" error={error} onRetry={refresh} /> : <Progress />;
  }
  const { events, more } = data;
  if (events.length === 0) {
    return (
      <InfoCard>
        <Typography>Nothing has happened yet.</Typography>
      </InfoCard>
    );
  }
  return (
    <InfoCard>
      <Typography variant="body2" color="textSecondary">
        The newest first, in your time zone.
      </Typography>
      <EventDays events={events} />
      {more ? (
        <Button disabled={outdated} onClick={() => setPages(pages + 1)}>
          Show older events
        </Button>
      ) : (
        <Typography variant="body2" color="textSecondary">
          There are no older events.
        </Typography>
      )}
    </InfoCard>
  );
}
