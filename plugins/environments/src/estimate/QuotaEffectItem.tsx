import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ErrorIcon from '@material-ui/icons/Error';
import { useId } from 'react';
import type { ProviderInfo, QuotaEffect } from '@eks-environments/plugin-environments-common';
import { QuotaBar } from '../quotas/QuotaBar';
import { ScopeName } from '../quotas/ScopeName';
import { amountFigure, resourceWords } from '../quotas/quotaWords';
import { leftInWords, takenInWords } from '../quotas/usageWords';
import { quotasRouteRef } from '../routes';
import { Exceeded } from './Exceeded';
import { newTab } from './newTab';

const useStyles = makeStyles(theme => ({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(0, 1),
  },
  label: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  icon: { color: theme.palette.status.error },
}));

/** What one limit has in use, what this takes of it, and what is left. */
export function QuotaEffectItem(props: { effect: QuotaEffect; providers: ProviderInfo[] }) {
  const { effect, providers } = props;
  const { scope, resource, limit, inUse, asked, exceeded } = effect;
  const classes = useStyles();
  const quotas = useRouteRef(quotasRouteRef);
  const labelId = useId();
  const taken = takenInWords(effect);
  const left =
    asked === undefined ? `limit ${amountFigure(resource, limit)}` : leftInWords(resource, effect);
  return (
    <li>
      <div className={classes.line}>
        <Typography variant="body2" component="span" className={classes.label}>
          {exceeded && (
            <ErrorIcon fontSize="small" className={classes.icon} titleAccess="Exceeded" />
          )}
          <span id={labelId}>
            {resourceWords[resource]}
            {' · '}
            <Link to={`${quotas()}/${scope}`} {...newTab}>
              <ScopeName scope={scope} providers={providers} plain />
            </Link>
          </span>
        </Typography>
        <Typography variant="body2" component="span" color="textSecondary">
          {left}
        </Typography>
      </div>
      <QuotaBar
        labelledBy={labelId}
        words={`${taken}, ${left}`}
        limit={limit}
        inUse={inUse}
        asked={asked ?? 0}
        exceeded={exceeded}
      />
      <Typography variant="caption" color="textSecondary" component="p">
        {taken}
      </Typography>
      {exceeded && <Exceeded effect={effect} labelId={labelId} />}
    </li>
  );
}
