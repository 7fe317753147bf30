import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import type { ErrorDetail } from '@eks-environments/plugin-environments-common';
import { messageInWords, pathInWords } from './pathWords';

const useStyles = makeStyles(theme => ({
  root: { '& .MuiAlert-message': { minWidth: 0, overflowWrap: 'anywhere' } },
  list: { margin: 0, paddingLeft: theme.spacing(2) },
}));

/** What is wrong with a request, field by field. */
export function Violations(props: { violations: ErrorDetail[]; labels?: Record<string, string> }) {
  const { violations, labels } = props;
  const classes = useStyles();
  if (violations.length === 0) return null;
  return (
    <Alert severity="error" variant="outlined" role="group" className={classes.root}>
      <AlertTitle>
        {violations.length === 1
          ? 'This has to change'
          : `${violations.length} things have to change`}
      </AlertTitle>
      <ul aria-label="What has to change" className={classes.list}>
        {violations.map(({ path, rule, message }) => (
          <li key={`${path} ${rule} ${message}`}>
            <strong title={path}>{pathInWords(path, labels)}</strong>:{' '}
            {messageInWords(message, labels)}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
