import { Content } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { useParams } from 'react-router-dom';
import { BackLink } from '../navigation/BackLink';
import { approvalsRouteRef } from '../routes';
import { RequestView } from './RequestView';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
}));

/** The page of the request that the path names. */
export function RequestPage() {
  const classes = useStyles();
  const { requestId = '' } = useParams();
  const approvals = useRouteRef(approvalsRouteRef);
  return (
    <Content className={classes.root}>
      <BackLink to={approvals()}>All approvals</BackLink>
      <RequestView key={requestId} id={requestId} />
    </Content>
  );
}
