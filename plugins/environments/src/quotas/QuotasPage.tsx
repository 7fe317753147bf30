import { Content } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import PieChartIcon from '@material-ui/icons/PieChart';
import SearchIcon from '@material-ui/icons/Search';
import Skeleton from '@material-ui/lab/Skeleton';
import { useSearchParams } from 'react-router-dom';
import { ChoiceFilter } from '../list/ChoiceFilter';
import { Nothing } from '../list/Nothing';
import { Pager } from '../list/Pager';
import { TextFilter } from '../list/TextFilter';
import { BackLink } from '../navigation/BackLink';
import { LoadError } from '../polling/LoadError';
import { StaleNotice } from '../polling/StaleNotice';
import { useOutdatedCursor } from '../polling/useOutdatedCursor';
import { useProviders } from '../providers/useProviders';
import { rootRouteRef } from '../routes';
import { QuotaCard } from './QuotaCard';
import { SetLimitFor } from './SetLimitFor';
import { kindChoices, readQuotasView, writeQuotasView, type QuotasView } from './quotasView';
import { useMayUpdateQuotas, useQuotas } from './useQuotas';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1, 2) },
  title: { margin: 0 },
  intro: { flexGrow: 1 },
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    '& > .MuiFormControl-root': {
      flex: '0 1 240px',
      [theme.breakpoints.down('xs')]: { flex: '1 1 100%' },
    },
  },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
  },
  busy: { opacity: 0.6 },
}));

/** The limits that cover the signed-in person (of all scopes, for those who set them) and their use. */
export function QuotasPage() {
  const classes = useStyles();
  const environments = useRouteRef(rootRouteRef);
  const [params, setParams] = useSearchParams();
  const view = readQuotasView(params);
  // A change of anything but the page goes back to the first page.
  const change = (changes: Partial<QuotasView>) =>
    setParams(last => writeQuotasView({ ...readQuotasView(last), cursor: undefined, ...changes }), {
      replace: !('cursor' in changes),
    });
  const reset = () => setParams(new URLSearchParams());
  const { data, error, outdated, refresh } = useQuotas(view);
  const outdatedCursor = useOutdatedCursor(error, () =>
    setParams(writeQuotasView({ ...view, cursor: undefined }), { replace: true }),
  );
  const providers = useProviders();
  const mayUpdate = useMayUpdateQuotas();
  const narrowed = Boolean(view.kind || view.text);
  return (
    <Content className={classes.root}>
      <BackLink to={environments()}>All environments</BackLink>
      <div className={classes.head}>
        <Typography variant="h4" component="h2" className={classes.title}>
          Quotas
        </Typography>
        <Typography className={classes.intro} color="textSecondary">
          What may be held at once, and what is. Every limit that covers an environment counts.
        </Typography>
        {mayUpdate && <SetLimitFor providers={providers} />}
      </div>
      <form
        role="search"
        aria-label="Filter quotas"
        className={classes.filters}
        onSubmit={event => event.preventDefault()}
      >
        <TextFilter value={view.text} onChange={text => change({ text })} />
        <ChoiceFilter
          id="kind"
          label="Covers"
          value={view.kind}
          choices={kindChoices}
          onChange={kind => change({ kind: kind as QuotasView['kind'] })}
        />
        {narrowed && (
          <Button size="small" onClick={reset}>
            Clear filters
          </Button>
        )}
      </form>
      {data && !outdatedCursor && <StaleNotice error={error} onRetry={refresh} />}
      {!data && error && !outdatedCursor && (
        <LoadError what="the quotas" error={error} onRetry={refresh} />
      )}
      {!data && (!error || outdatedCursor) && <Loading />}
      {data && data.items.length > 0 && (
        <ul
          aria-label="Quotas"
          aria-busy={outdated}
          className={`${classes.list} ${outdated ? classes.busy : ''}`}
        >
          {data.items.map(quota => (
            <QuotaCard key={quota.scope} quota={quota} providers={providers} />
          ))}
        </ul>
      )}
      {data && data.items.length === 0 && (
        <NoQuotas narrowed={narrowed || view.cursor !== undefined} onReset={reset} />
      )}
      {data && (
        <Pager
          page={data}
          noun="scope"
          onPage={cursor => change({ cursor })}
          paged={view.cursor !== undefined}
        />
      )}
    </Content>
  );
}

function Loading() {
  return (
    <div role="status" aria-label="Loading quotas">
      {Array.from({ length: 4 }, (_, row) => (
        <Skeleton key={row} height={120} animation="wave" />
      ))}
    </div>
  );
}

function NoQuotas(props: { narrowed: boolean; onReset: () => void }) {
  if (!props.narrowed) {
    return (
      <Nothing
        icon={PieChartIcon}
        title="No quotas yet"
        text="No limit covers you so far. One of yours appears here with the first environment that you or your teams ask for."
      />
    );
  }
  return (
    <Nothing
      icon={SearchIcon}
      title="Nothing matches"
      text="No quota that you may see fits these filters."
      action={
        <Button variant="outlined" onClick={props.onReset}>
          Clear filters
        </Button>
      }
    />
  );
}
