import { Content } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { useParams } from 'react-router-dom';
import { BackLink } from '../navigation/BackLink';
import { rootRouteRef } from '../routes';
import { EnvironmentView } from './EnvironmentView';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
}));

/** The page of the environment that the path names. */
export function EnvironmentPage() {
  const classes = useStyles();
  const { id = '' } = useParams();
  const list = useRouteRef(rootRouteRef);
  return (
    <Content className={classes.root}>
      <BackLink to={list()}>All environments</BackLink>
      <EnvironmentView id={id} />
    </Content>
  );
}
