import Button from '@material-ui/core/Button';
import DeleteIcon from '@material-ui/icons/Delete';
import { useState } from 'react';
import type { EnvironmentListItem } from '@eks-environments/plugin-environments-common';
import { DeleteDialog } from './DeleteDialog';

/** Opens the confirmation; shown only to those who may delete. */
export function DeleteAction(props: { environment: EnvironmentListItem; onDeleted: () => void }) {
  const { environment, onDeleted } = props;
  const [open, setOpen] = useState(false);
  if (!environment.capabilities.delete) return null;
  const waiting = environment.status === 'awaiting-approval';
  return (
    <>
      <Button variant="outlined" startIcon={<DeleteIcon />} onClick={() => setOpen(true)}>
        {waiting ? 'Withdraw' : 'Delete'}
      </Button>
      {open && (
        <DeleteDialog
          environment={environment}
          onClose={() => setOpen(false)}
          onDeleted={() => {
            setOpen(false);
            onDeleted();
          }}
        />
      )}
    </>
  );
}
