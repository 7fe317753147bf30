import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import { useId, type ReactNode } from 'react';
import { approvalRouteRef } from '../routes';

/** Says that what was asked for waits for somebody's approval, with the way to the request. */
export function RequestMade(props: {
  requestId: string;
  title: string;
  children: ReactNode;
  onClose: () => void;
}) {
  const { requestId, title, children, onClose } = props;
  const id = useId();
  const link = useRouteRef(approvalRouteRef);
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
    >
      <DialogTitle id={`${id}-title`}>{title}</DialogTitle>
      <DialogContent>
        <DialogContentText id={`${id}-text`} color="textPrimary">
          {children}
        </DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
        <LinkButton to={link({ requestId })} variant="contained" color="primary">
          Open the request
        </LinkButton>
      </DialogActions>
    </Dialog>
  );
}
