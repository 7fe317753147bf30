import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Estimate } from '@eks-environments/plugin-environments-common';
import { Approvers } from '../approvals/Approvers';
import { newTab } from './newTab';

const useStyles = makeStyles(theme => ({
  list: { margin: 0, paddingLeft: theme.spacing(2.5), ...theme.typography.body2 },
}));

/** Who has to approve it, and why. */
export function Approval(props: { approval: NonNullable<Estimate['approval']> }) {
  const { reasons, approvers, quorum } = props.approval;
  const classes = useStyles();
  return (
    <div>
      <Typography variant="body2">
        {'To be approved by '}
        <Approvers approvers={approvers} quorum={quorum} linkProps={newTab} />
        {reasons.length > 0 && ', because:'}
      </Typography>
      {reasons.length > 0 && (
        <ul aria-label="Why it needs approval" className={classes.list}>
          {reasons.map(reason => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
