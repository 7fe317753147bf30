import { Content, Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import ArrowBackIcon from '@material-ui/icons/ArrowBack';
import { makeStyles } from '@material-ui/core/styles';
import { useParams } from 'react-router-dom';
import { rootRouteRef } from '../routes';
import { EnvironmentView } from './EnvironmentView';

const useStyles = makeStyles(theme => ({
  back: { marginBottom: theme.spacing(2) },
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
  },
}));

/** The page of the environment that the path names. */
export function EnvironmentPage() {
  const classes = useStyles();
  const { id = '' } = useParams();
  const list = useRouteRef(rootRouteRef);
  return (
    <Content>
      <Typography variant="body2" className={classes.back}>
        <Link to={list()} className={classes.link}>
          <ArrowBackIcon fontSize="small" />
          All environments
        </Link>
      </Typography>
      <EnvironmentView id={id} />
    </Content>
  );
}
