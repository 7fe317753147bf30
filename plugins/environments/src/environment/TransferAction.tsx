import Button from '@material-ui/core/Button';
import SwapHorizIcon from '@material-ui/icons/SwapHoriz';
import { useState } from 'react';
import type { EnvironmentListItem } from '@eks-environments/plugin-environments-common';
import { TransferDialog } from './TransferDialog';

/** Opens the choice of a new owner; shown only to those who may transfer. */
export function TransferAction(props: {
  environment: EnvironmentListItem;
  onTransferred: () => void;
}) {
  const { environment, onTransferred } = props;
  const [open, setOpen] = useState(false);
  if (!environment.capabilities.transfer) return null;
  return (
    <>
      <Button variant="outlined" startIcon={<SwapHorizIcon />} onClick={() => setOpen(true)}>
        Transfer
      </Button>
      {open && (
        <TransferDialog
          environment={environment}
          onClose={() => setOpen(false)}
          onTransferred={() => {
            setOpen(false);
            onTransferred();
          }}
        />
      )}
    </>
  );
}
