import { Content } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { useParams } from 'react-router-dom';
import { readQuotaScope } from '@eks-environments/plugin-environments-common';
import { BackLink } from '../navigation/BackLink';
import { quotasRouteRef } from '../routes';
import { NoSuchScope } from './NoSuchScope';
import { ScopeView } from './ScopeView';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
}));

/** The page of the scope that the path names. */
export function ScopePage() {
  const classes = useStyles();
  const { '*': scope = '' } = useParams();
  const quotas = useRouteRef(quotasRouteRef);
  return (
    <Content className={classes.root}>
      <BackLink to={quotas()}>All quotas</BackLink>
      {isScope(scope) ? <ScopeView scope={scope} /> : <NoSuchScope />}
    </Content>
  );
}

function isScope(text: string): boolean {
  try {
    readQuotaScope(text);
    return true;
  } catch {
    return false;
  }
}
