import { Content, LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ApprovalsLink } from '../approvals/ApprovalsLink';
import { LoadError } from '../polling/LoadError';
import { StaleNotice } from '../polling/StaleNotice';
import { useOutdatedCursor } from '../polling/useOutdatedCursor';
import { PreferencesLink } from '../preferences/PreferencesLink';
import { ProviderNotices } from '../providers/ProviderNotices';
import { SimulatorNote } from '../providers/SimulatorNote';
import { useProviders } from '../providers/useProviders';
import { quotasRouteRef } from '../routes';
import { CreateButton } from './CreateButton';
import { EmptyList, NoMatch } from './EmptyList';
import { EnvironmentsTable } from './EnvironmentsTable';
import { Filters } from './Filters';
import { Pager } from './Pager';
import { TableSkeleton } from './TableSkeleton';
import { isFiltered } from './listView';
import { useEnvironments } from './useEnvironments';
import { useListView } from './useListView';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
  },
  intro: { flexGrow: 1 },
}));

/** All environments that the signed-in person may see. */
export function EnvironmentsPage() {
  const classes = useStyles();
  const quotas = useRouteRef(quotasRouteRef);
  const { view, change, reset } = useListView();
  const providers = useProviders();
  const { data, error, outdated, refresh } = useEnvironments(view);
  const outdatedCursor = useOutdatedCursor(error, () => change({}));

  const narrowed = isFiltered(view) || view.cursor !== undefined;

  return (
    <Content className={classes.root}>
      <div className={classes.head}>
        <Typography className={classes.intro} color="textSecondary">
          Clusters that you and your teams have asked for.
        </Typography>
        <SimulatorNote providers={providers} />
        <ApprovalsLink />
        <LinkButton to={quotas()} variant="outlined">
          Quotas
        </LinkButton>
        <PreferencesLink />
        <CreateButton />
      </div>
      <ProviderNotices providers={providers} />
      <Filters view={view} providers={providers} onChange={change} onReset={reset} />
      {data && <StaleNotice error={error} onRetry={refresh} />}
      {!data && error && !outdatedCursor && (
        <LoadError what="the environments" error={error} onRetry={refresh} />
      )}
      {!data && !error && <TableSkeleton />}
      {data && data.items.length > 0 && (
        <EnvironmentsTable
          environments={data.items}
          providers={providers}
          order={view.order}
          busy={outdated}
          onOrder={order => change({ order })}
        />
      )}
      {data && data.items.length === 0 && narrowed && <NoMatch onReset={reset} />}
      {data && data.items.length === 0 && !narrowed && <EmptyList />}
      {data && (
        <Pager
          page={data}
          noun="environment"
          onPage={cursor => change({ cursor })}
          paged={view.cursor !== undefined}
        />
      )}
    </Content>
  );
}
