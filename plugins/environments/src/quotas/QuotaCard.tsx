import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';
import type { ProviderInfo, Quota } from '@eks-environments/plugin-environments-common';
import { quotasRouteRef } from '../routes';
import { Fullness } from './Fullness';
import { QuotaUses } from './QuotaUses';
import { ScopeName } from './ScopeName';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2), minWidth: 0 },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: theme.spacing(0, 2),
    marginBottom: theme.spacing(1),
  },
  name: { minWidth: 0, margin: 0, overflowWrap: 'anywhere' },
  link: { marginLeft: 'auto' },
}));

/** One scope of the list. */
export function QuotaCard(props: { quota: Quota; providers: ProviderInfo[] }) {
  const { quota, providers } = props;
  const classes = useStyles();
  const id = useId();
  const quotas = useRouteRef(quotasRouteRef);
  return (
    <Paper component="li" className={classes.root}>
      <div className={classes.head}>
        <Typography id={`${id}-name`} variant="h6" component="h3" className={classes.name}>
          <ScopeName scope={quota.scope} providers={providers} />
        </Typography>
        <Fullness uses={quota.uses} />
        <Typography variant="body2" className={classes.link}>
          <Link
            id={`${id}-link`}
            to={`${quotas()}/${quota.scope}`}
            aria-labelledby={`${id}-link ${id}-name`}
          >
            Who holds it
          </Link>
        </Typography>
      </div>
      <QuotaUses quota={quota} />
    </Paper>
  );
}
