import { InfoCard, Progress } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import { LoadError } from '../polling/LoadError';
import { StaleNotice } from '../polling/StaleNotice';
import { isNotThere } from '../polling/problem';
import { useProviders } from '../providers/useProviders';
import { EditLimitsDialog } from './EditLimitsDialog';
import { Holders } from './Holders';
import { LimitChanges } from './LimitChanges';
import { NoSuchScope } from './NoSuchScope';
import { QuotaUses } from './QuotaUses';
import { ResetLimits } from './ResetLimits';
import { ScopeName } from './ScopeName';
import { useQuotaUsage } from './useQuotas';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1, 2) },
  name: { flexGrow: 1, margin: 0, overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
}));

/** The limits of one scope, who holds what of it, and how the limits came about. */
export function ScopeView(props: { scope: string }) {
  const { scope } = props;
  const classes = useStyles();
  const providers = useProviders();
  const { data, error, refresh } = useQuotaUsage(scope);
  const [params, setParams] = useSearchParams();
  const edit = useCallback(
    (open: boolean) => setParams(open ? { edit: 'true' } : {}, { replace: true }),
    [setParams],
  );
  const saved = useCallback(() => {
    edit(false);
    refresh();
  }, [edit, refresh]);

  if (error && isNotThere(error)) return <NoSuchScope />;
  if (!data) {
    return error ? <LoadError what="this quota" error={error} onRetry={refresh} /> : <Progress />;
  }
  const { quota, changes } = data;
  const { update } = quota.capabilities;
  return (
    <div className={classes.root}>
      <StaleNotice error={error} onRetry={refresh} />
      <div className={classes.head}>
        <Typography variant="h4" component="h2" className={classes.name}>
          <ScopeName scope={scope} providers={providers} />
        </Typography>
        {update && (
          <div className={classes.actions}>
            {Object.keys(quota.limits).length > 0 && (
              <ResetLimits quota={quota} providers={providers} onChanged={refresh} />
            )}
            <Button variant="contained" color="primary" onClick={() => edit(true)}>
              Edit limits
            </Button>
          </div>
        )}
      </div>
      <InfoCard title="Limits and use">
        <QuotaUses quota={quota} />
      </InfoCard>
      <InfoCard title="Who holds what">
        <Holders usage={data} />
      </InfoCard>
      <InfoCard title="Changes">
        <LimitChanges changes={changes} />
      </InfoCard>
      {update && params.has('edit') && (
        <EditLimitsDialog
          quota={quota}
          providers={providers}
          onClose={() => edit(false)}
          onSaved={saved}
        />
      )}
    </div>
  );
}
