import Button from '@material-ui/core/Button';
import DeleteIcon from '@material-ui/icons/Delete';
import { useState } from 'react';
import type { EnvironmentListItem } from '@eks-environments/plugin-environments-common';
import { DeleteDialog } from './DeleteDialog';
import { ProtectedDialog } from './ProtectedDialog';
import { RequestMade } from './RequestMade';

/** Opens the confirmation, or says that it is protected; shown only to those who may do something about it. */
export function DeleteAction(props: { environment: EnvironmentListItem; onDeleted: () => void }) {
  const { environment, onDeleted } = props;
  const { name, status, capabilities, deletionProtection } = environment;
  const [open, setOpen] = useState(false);
  const [requestId, setRequestId] = useState<string>();
  const close = () => setOpen(false);
  if (requestId) {
    return (
      <RequestMade
        requestId={requestId}
        title="A second person must approve the deletion"
        onClose={() => setRequestId(undefined)}
      >
        {name} is deleted as soon as somebody else has approved it; those who may have been told.
        Until then it goes on as before.
      </RequestMade>
    );
  }
  const guarded = deletionProtection === true && capabilities.protect;
  if (!capabilities.delete && !guarded) return null;
  const waiting = status === 'awaiting-approval';
  return (
    <>
      <Button variant="outlined" startIcon={<DeleteIcon />} onClick={() => setOpen(true)}>
        {waiting ? 'Withdraw' : 'Delete'}
      </Button>
      {open && deletionProtection && <ProtectedDialog environment={environment} onClose={close} />}
      {open && !deletionProtection && (
        <DeleteDialog
          environment={environment}
          onClose={close}
          onDeleted={answer => {
            close();
            setRequestId(answer.openRequestId);
            onDeleted();
          }}
        />
      )}
    </>
  );
}
