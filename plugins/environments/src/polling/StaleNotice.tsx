import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import { messageOf } from './problem';

/** A small notice that what is shown is the last that could be loaded. */
export function StaleNotice(props: { error?: Error; onRetry: () => void }) {
  if (!props.error) return null;
  return (
    <Alert
      severity="warning"
      variant="outlined"
      role="status"
      action={
        <Button color="inherit" size="small" onClick={props.onRetry}>
          Try again
        </Button>
      }
    >
      This may be out of date. {messageOf(props.error)}
    </Alert>
  );
}
