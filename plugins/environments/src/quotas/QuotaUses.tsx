import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Quota, QuotaUse } from '@eks-environments/plugin-environments-common';
import { QuotaUseItem } from './QuotaUseItem';
import { resourceWords } from './quotaWords';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 240px), 1fr))',
    gap: theme.spacing(1.5, 3),
  },
  rest: { marginTop: theme.spacing(1) },
}));

/** The resources of a scope, each with a bar; those without limit and use in one line. */
export function QuotaUses(props: { quota: Quota }) {
  const { quota } = props;
  const classes = useStyles();
  const idle = quota.uses.filter(isIdle);
  const shown = quota.uses.filter(use => !isIdle(use));
  return (
    <div>
      {shown.length > 0 && (
        <ul aria-label="Limits and use" className={classes.list}>
          {shown.map(use => (
            <QuotaUseItem key={use.resource} quota={quota} use={use} />
          ))}
        </ul>
      )}
      {idle.length > 0 && (
        <Typography
          variant="caption"
          color="textSecondary"
          component="p"
          className={shown.length > 0 ? classes.rest : undefined}
        >
          {shown.length === 0
            ? 'No limits, and nothing in use.'
            : `No limit and nothing in use: ${idle
                .map(({ resource }) => resourceWords[resource])
                .join(', ')}`}
        </Typography>
      )}
    </div>
  );
}

function isIdle(use: QuotaUse): boolean {
  return use.limit === undefined && use.inUse === 0 && !use.unknown && use.source === 'none';
}
