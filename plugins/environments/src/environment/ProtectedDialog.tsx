import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import type { EnvironmentListItem } from '@eks-environments/plugin-environments-common';

/** Says why an environment cannot be deleted now, and how it can. */
export function ProtectedDialog(props: {
  environment: Pick<EnvironmentListItem, 'name' | 'capabilities'>;
  onClose: () => void;
}) {
  const { environment, onClose } = props;
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      aria-labelledby="protected-title"
      aria-describedby="protected-text"
    >
      <DialogTitle id="protected-title">{environment.name} is protected from deletion</DialogTitle>
      <DialogContent>
        <DialogContentText id="protected-text" color="textPrimary">
          {environment.capabilities.protect
            ? 'Somebody has seen to it that it cannot be deleted by mistake. To delete it, lift the protection first: it is on the overview, under “Lifetime”.'
            : 'Somebody has seen to it that it cannot be deleted by mistake. You may not lift the protection: ask its owner or the platform team.'}
        </DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} variant="contained" color="primary">
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
