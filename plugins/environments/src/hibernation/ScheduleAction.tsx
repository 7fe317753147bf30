import Button from '@material-ui/core/Button';
import ScheduleIcon from '@material-ui/icons/Schedule';
import { useState } from 'react';
import type { Environment } from '@eks-environments/plugin-environments-common';
import { ScheduleDialog } from './ScheduleDialog';

/** Opens the schedules; shown only to those who may change them. */
export function ScheduleAction(props: { environment: Environment; onChanged: () => void }) {
  const { environment, onChanged } = props;
  const [open, setOpen] = useState(false);
  if (!environment.capabilities.update) return null;
  const any = (environment.sleepSchedules ?? []).length > 0;
  return (
    <>
      <Button variant="outlined" startIcon={<ScheduleIcon />} onClick={() => setOpen(true)}>
        {any ? 'Change the schedule' : 'Let it sleep by schedule'}
      </Button>
      {open && (
        <ScheduleDialog
          environment={environment}
          onClose={() => setOpen(false)}
          onSaved={() => {
            setOpen(false);
            onChanged();
          }}
        />
      )}
    </>
  );
}
