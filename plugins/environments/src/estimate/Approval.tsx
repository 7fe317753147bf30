import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Fragment } from 'react';
import type { Estimate } from '@eks-environments/plugin-environments-common';
import { newTab } from './newTab';

const useStyles = makeStyles(theme => ({
  list: { margin: 0, paddingLeft: theme.spacing(2.5), ...theme.typography.body2 },
}));

/** Who has to approve it, and why. */
export function Approval(props: { approval: NonNullable<Estimate['approval']> }) {
  const { reasons, approvers } = props.approval;
  const classes = useStyles();
  return (
    <div>
      <Typography variant="body2">
        {'To be approved by '}
        {approvers.length === 0 && 'somebody who may'}
        {approvers.map((approver, index) => (
          <Fragment key={approver}>
            {index > 0 && ', '}
            <EntityRefLink entityRef={approver} defaultKind="group" {...newTab} />
          </Fragment>
        ))}
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
