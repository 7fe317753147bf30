import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Decision } from '@eks-environments/plugin-environments-common';
import { Moment } from '../time/Moment';

const useStyles = makeStyles({
  comment: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

/** Who decided how and when, and what they said. */
export function DecisionItem(props: { decision: Decision }) {
  const { by, decision, at, comment, void: earlier } = props.decision;
  const classes = useStyles();
  return (
    <li>
      <Typography variant="body2" component="div">
        <EntityRefLink entityRef={by} defaultKind="user" hideIcon />
        {decision === 'approve' ? ' approved ' : ' rejected '}
        <Moment at={at} />
        {earlier && (
          <Typography variant="body2" component="span" color="textSecondary">
            {' · on an earlier version, doesn’t count'}
          </Typography>
        )}
      </Typography>
      {comment && (
        <Typography variant="body2" className={classes.comment}>
          {comment}
        </Typography>
      )}
    </li>
  );
}
