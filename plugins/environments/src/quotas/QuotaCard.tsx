import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Quota } from '@eks-environments/plugin-environments-common';
import { quotasRouteRef } from '../routes';
import { QuotaUses } from './QuotaUses';
import { ScopeName } from './ScopeName';
import { scopeInWords } from './quotaWords';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2), minWidth: 0 },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: theme.spacing(0, 2),
    marginBottom: theme.spacing(1),
  },
  name: { minWidth: 0, margin: 0, overflowWrap: 'anywhere' },
}));

/** One scope of the list. */
export function QuotaCard(props: { quota: Quota }) {
  const { quota } = props;
  const classes = useStyles();
  const quotas = useRouteRef(quotasRouteRef);
  return (
    <Paper component="li" className={classes.root}>
      <div className={classes.head}>
        <Typography variant="h6" component="h3" className={classes.name}>
          <ScopeName scope={quota.scope} />
        </Typography>
        <Typography variant="body2">
          <Link
            to={`${quotas()}/${quota.scope}`}
            aria-label={`Who holds it: ${scopeInWords(quota.scope)}`}
          >
            Who holds it
          </Link>
        </Typography>
      </div>
      <QuotaUses quota={quota} />
    </Paper>
  );
}
