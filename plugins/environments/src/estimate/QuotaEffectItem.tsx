import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ErrorIcon from '@material-ui/icons/Error';
import type { QuotaEffect } from '@eks-environments/plugin-environments-common';
import { QuotaBar } from '../quotas/QuotaBar';
import { ScopeName } from '../quotas/ScopeName';
import { amountFigure, resourceWords, scopeInWords } from '../quotas/quotaWords';
import { leftInWords, usageInWords } from '../quotas/usageWords';
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
export function QuotaEffectItem(props: { effect: QuotaEffect }) {
  const { effect } = props;
  const { scope, resource, limit, inUse, asked, exceeded } = effect;
  const classes = useStyles();
  const quotas = useRouteRef(quotasRouteRef);
  const label = `${resourceWords[resource]}, ${scopeInWords(scope)}`;
  const unknown = `takes an unknown amount of ${amountFigure(resource, limit)}`;
  return (
    <li>
      <div className={classes.line}>
        <Typography variant="body2" component="span" className={classes.label}>
          {exceeded && (
            <ErrorIcon fontSize="small" className={classes.icon} titleAccess="Exceeded" />
          )}
          <span>
            {resourceWords[resource]}
            {' · '}
            <Link to={`${quotas()}/${scope}`} {...newTab}>
              <ScopeName scope={scope} plain />
            </Link>
          </span>
        </Typography>
        <Typography variant="body2" component="span" color="textSecondary">
          {asked === undefined ? unknown : leftInWords(resource, effect)}
        </Typography>
      </div>
      <QuotaBar
        label={label}
        words={
          asked === undefined
            ? `${amountFigure(resource, inUse)} in use, this one ${unknown}`
            : usageInWords(resource, effect)
        }
        limit={limit}
        inUse={inUse}
        asked={asked ?? 0}
        exceeded={exceeded}
      />
      {exceeded && <Exceeded effect={effect} label={label} />}
    </li>
  );
}
