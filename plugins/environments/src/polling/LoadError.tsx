import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { messageOf } from './problem';

/** Says that something could not be loaded, why, and lets one try again. */
export function LoadError(props: { what: string; error: Error; onRetry?: () => void }) {
  return (
    <Alert
      severity="error"
      variant="outlined"
      action={
        props.onRetry && (
          <Button color="inherit" size="small" onClick={props.onRetry}>
            Try again
          </Button>
        )
      }
    >
      <AlertTitle>Could not load {props.what}</AlertTitle>
      {messageOf(props.error)}
    </Alert>
  );
}
