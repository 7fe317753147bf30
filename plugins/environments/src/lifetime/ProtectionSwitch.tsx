import { useApi } from '@backstage/core-plugin-api';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import { useState } from 'react';
import type { EnvironmentListItem } from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';
import { ConfirmDialog } from '../environment/ConfirmDialog';
import { momentInWords, untilMoment } from '../time/words';
import { useNow } from '../time/useNow';

/** Whether neither its end nor anybody deletes it; those who may protect can change that. */
export function ProtectionSwitch(props: {
  environment: EnvironmentListItem;
  onChanged: () => void;
}) {
  const { environment, onChanged } = props;
  const { id, name, capabilities } = environment;
  const api = useApi(environmentsApiRef);
  const [open, setOpen] = useState(false);
  const now = useNow();
  const on = environment.deletionProtection === true;
  const close = () => setOpen(false);
  const change = async () => {
    await api.updateEnvironment(id, { deletionProtection: !on });
    close();
    onChanged();
  };
  return (
    <>
      <FormControlLabel
        label="Protected from deletion"
        disabled={!capabilities.protect}
        control={<Switch color="primary" checked={on} onChange={() => setOpen(true)} />}
      />
      {open && (
        <ConfirmDialog
          title={on ? `Lift the protection of ${name}?` : `Protect ${name} from deletion?`}
          confirm={on ? 'Lift' : 'Protect'}
          onConfirm={change}
          onClose={close}
        >
          {on ? lifting(environment, now) : protecting(environment)}
        </ConfirmDialog>
      )}
    </>
  );
}

function protecting({ expiresAt }: EnvironmentListItem): string {
  const text =
    'Nobody can delete it until the protection is lifted. It goes on to cost, and to hold its share of the quotas.';
  return expiresAt ? `${text} Its end stays as it is, but nothing happens then.` : text;
}

function lifting({ expiresAt }: EnvironmentListItem, now: number): string {
  if (!expiresAt) return 'It can be deleted again by those who may.';
  if (untilMoment(expiresAt, now) > 0) {
    return `It can be deleted again, and ends on ${momentInWords(expiresAt)}.`;
  }
  return `It ended on ${momentInWords(
    expiresAt,
  )}: what happens at its end happens at once, and it may be deleted with everything in it. To keep it, extend it first.`;
}
