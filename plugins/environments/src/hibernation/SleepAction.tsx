import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import NightsStayIcon from '@material-ui/icons/NightsStay';
import WbSunnyIcon from '@material-ui/icons/WbSunny';
import { useState } from 'react';
import type { Environment } from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';
import { ConfirmDialog } from '../environment/ConfirmDialog';
import { inZones, nextChange, sleepCost } from './sleepWords';

/** Puts the environment to sleep or wakes it, after a question that says what that means. */
export function SleepAction(props: { environment: Environment; onChanged: () => void }) {
  const { environment, onChanged } = props;
  const { id, name, capabilities } = environment;
  const api = useApi(environmentsApiRef);
  const [open, setOpen] = useState<'sleep' | 'wake'>();
  const close = () => setOpen(undefined);
  const done = () => {
    close();
    onChanged();
  };
  return (
    <>
      {capabilities.hibernate && (
        <Button variant="outlined" startIcon={<NightsStayIcon />} onClick={() => setOpen('sleep')}>
          Sleep now
        </Button>
      )}
      {capabilities.wake && (
        <Button
          variant="contained"
          color="primary"
          startIcon={<WbSunnyIcon />}
          onClick={() => setOpen('wake')}
        >
          Wake now
        </Button>
      )}
      {open === 'sleep' && (
        <ConfirmDialog
          title={`Put ${name} to sleep?`}
          confirm="Put to sleep"
          onClose={close}
          onConfirm={async () => {
            await api.hibernateEnvironment(id);
            done();
          }}
        >
          Its nodes go away, and every workload in it stops. The cluster and its volumes stay; it
          has the same nodes again once it is woken. {savingInWords(environment)}{' '}
          {wakingInWords(environment)}
        </ConfirmDialog>
      )}
      {open === 'wake' && (
        <ConfirmDialog
          title={`Wake ${name}?`}
          confirm="Wake"
          onClose={close}
          onConfirm={async () => {
            await api.wakeEnvironment(id);
            done();
          }}
        >
          Its nodes come back, and what ran in it starts again. It takes its full share of the
          quotas. {priceInWords(environment)}
        </ConfirmDialog>
      )}
    </>
  );
}

function savingInWords({ cost }: Environment): string {
  const words = sleepCost(cost);
  return words ? `Asleep it costs ${words.asleep}, awake ${words.awake}.` : '';
}

function priceInWords({ cost }: Environment): string {
  const words = sleepCost(cost);
  return words ? `Awake it costs ${words.awake}, asleep ${words.asleep}.` : '';
}

function wakingInWords(environment: Environment): string {
  const next = nextChange({ ...environment, status: 'hibernated' });
  return next
    ? `Its schedule wakes it on ${inZones(next.at, environment.sleepSchedules)}.`
    : 'It sleeps until somebody wakes it.';
}
