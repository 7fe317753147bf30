import { ErrorPanel } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  page: {
    maxWidth: 720,
    margin: '0 auto',
    padding: theme.spacing(4, 2),
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    alignItems: 'stretch',
  },
}));

/** The backend does not know the persona, has the sign-in switched off, or does not answer. */
export function SignInFailed(props: { error?: Error; onBack: () => void }) {
  const classes = useStyles();
  return (
    <main className={classes.page}>
      <Typography variant="h4" component="h1">
        The sign-in did not work
      </Typography>
      <Typography>
        The backend must be running, in development, with the module of the development personas.
      </Typography>
      {props.error && <ErrorPanel error={props.error} />}
      <Button variant="contained" color="primary" onClick={props.onBack}>
        Choose again
      </Button>
    </main>
  );
}
