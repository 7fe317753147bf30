import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { QuotaChange } from '@eks-environments/plugin-environments-common';
import { Moment } from '../time/Moment';
import { changesInWords } from './quotaWords';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
  },
}));

/** Who set which limits when, the newest first. */
export function LimitChanges(props: { changes: QuotaChange[] }) {
  const classes = useStyles();
  if (props.changes.length === 0) {
    return <Typography>Nobody has set a limit here.</Typography>;
  }
  return (
    <ol className={classes.list} aria-label="Changes of the limits">
      {props.changes.map(({ at, by, before, after }) => (
        <li key={`${at} ${by}`}>
          {linesOf(before, after).map(line => (
            <Typography key={line} variant="body2">
              {line}
            </Typography>
          ))}
          <Typography variant="caption" color="textSecondary">
            <Moment at={at} />
            {' · '}
            <EntityRefLink entityRef={by} defaultKind="user" hideIcon />
          </Typography>
        </li>
      ))}
    </ol>
  );
}

function linesOf(before: QuotaChange['before'], after: QuotaChange['after']): string[] {
  const lines = changesInWords(before, after);
  return lines.length > 0 ? lines : ['Saved without a change'];
}
