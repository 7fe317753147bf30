import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { SleepSchedule } from '@eks-environments/plugin-environments-common';
import { anEnvironment, environmentId } from '../__testUtils__/examples';
import {
  answerOf,
  environmentsApiMock,
  renderEnvironments,
} from '../__testUtils__/renderEnvironments';
import { ScheduleDialog } from './ScheduleDialog';
import { ownZone } from './TimeZoneField';

const onSaved = jest.fn();
const berlin = { sleep: '0 20 * * 1-5', wake: '0 7 * * 1-5', timeZone: 'Europe/Berlin' };

async function open(sleepSchedules: SleepSchedule[]) {
  const api = environmentsApiMock({ updateEnvironment: async () => anEnvironment() });
  renderEnvironments(
    api,
    '/environments',
    <ScheduleDialog
      environment={anEnvironment({ sleepSchedules })}
      onClose={() => undefined}
      onSaved={onSaved}
    />,
  );
  const dialog = within(await screen.findByRole('dialog', { name: 'When shop-preview sleeps' }));
  const save = () => userEvent.click(dialog.getByRole('button', { name: 'Save' }));
  return { api, dialog, save };
}

async function choose(field: HTMLElement, option: string) {
  await userEvent.click(field);
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

describe('the schedules of an environment', () => {
  beforeEach(() => onSaved.mockClear());

  it('begin with nights and weekends in one’s own zone', async () => {
    const { api, save } = await open([]);
    await save();
    await waitFor(() => expect(onSaved).toHaveBeenCalled());
    expect(api.updateEnvironment).toHaveBeenCalledWith(
      environmentId,
      { sleepSchedules: [{ sleep: '0 20 * * 1-5', wake: '0 7 * * 1-5', timeZone: ownZone() }] },
      { ifMatch: '1' },
    );
  });

  it('are several, each with its rhythm, times and zone, and show what comes next', async () => {
    const { api, dialog, save } = await open([berlin]);
    expect(dialog.getByText(/^Next: .*20:00/)).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Add a schedule' }));
    const second = within(dialog.getByRole('group', { name: 'Schedule 2' }));
    await choose(second.getByLabelText(/^Asleep/), 'Weekends');
    fireEvent.change(second.getByLabelText('Falls asleep, Fridays'), {
      target: { value: '18:30' },
    });
    await userEvent.clear(second.getByLabelText('Time zone'));
    await userEvent.type(second.getByLabelText('Time zone'), 'Asia/Tok');
    await userEvent.click(await screen.findByRole('option', { name: 'Asia/Tokyo' }));
    await save();
    await waitFor(() => expect(onSaved).toHaveBeenCalled());
    expect(api.updateEnvironment.mock.calls[0][1]).toEqual({
      sleepSchedules: [berlin, { sleep: '30 18 * * 5', wake: '0 7 * * 1', timeZone: 'Asia/Tokyo' }],
    });
  });

  it('can be cron expressions, of which one may be left out but not both', async () => {
    const { api, dialog, save } = await open([berlin]);
    await choose(dialog.getByLabelText(/^Asleep/), 'Cron expressions');
    const [sleep, wake] = [
      dialog.getByLabelText('Falls asleep (cron)'),
      dialog.getByLabelText('Wakes (cron)'),
    ];
    expect(sleep).toHaveValue('0 20 * * 1-5');
    expect(sleep).toHaveAccessibleDescription('That is at 20:00, Monday through Friday.');
    await userEvent.clear(wake);
    await userEvent.clear(sleep);
    expect(sleep).toHaveAccessibleDescription(/^Minute, hour, day of the month/);
    expect(dialog.getByText(/^Enter when it falls asleep/)).toBeInTheDocument();
    expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
    await userEvent.type(sleep, '0 22 * * *');
    await save();
    await waitFor(() => expect(onSaved).toHaveBeenCalled());
    expect(api.updateEnvironment.mock.calls[0][1]).toEqual({
      sleepSchedules: [{ sleep: '0 22 * * *', timeZone: 'Europe/Berlin' }],
    });
  });

  it('can all be taken away, and are no more than ten', async () => {
    const { api, dialog, save } = await open(Array.from({ length: 10 }, () => berlin));
    expect(dialog.queryByRole('button', { name: 'Add a schedule' })).not.toBeInTheDocument();
    for (let left = 10; left > 0; left--) {
      await userEvent.click(dialog.getByRole('button', { name: 'Remove schedule 1' }));
    }
    await save();
    await waitFor(() => expect(onSaved).toHaveBeenCalled());
    expect(api.updateEnvironment.mock.calls[0][1]).toEqual({ sleepSchedules: [] });
  });

  it('say at each field what the server finds wrong with it', async () => {
    const { api, dialog, save } = await open([berlin, berlin]);
    const message = 'It would sleep and wake at the same time.';
    api.updateEnvironment.mockRejectedValue(
      await answerOf(400, 'InputError', `sleepSchedules/1/wake: ${message}`, {
        details: [
          { path: 'sleepSchedules/0/sleep', rule: 'minLength', message: 'must NOT have fewer' },
          { path: 'sleepSchedules/1/wake', rule: 'schedule.same-time', message },
          { path: 'sleepSchedules', rule: 'other', message: 'Too many.' },
        ],
      }),
    );
    await save();
    const alert = await dialog.findByRole('alert');
    expect(alert).toHaveTextContent(/^It cannot sleep like this: what has to change is marked\.$/);
    const first = within(dialog.getByRole('group', { name: 'Schedule 1' }));
    expect(first.getByLabelText('Falls asleep, Monday to Friday')).toHaveAccessibleDescription(
      /^Enter minute, hour, day of the month/,
    );
    const second = within(dialog.getByRole('group', { name: 'Schedule 2' }));
    expect(second.getByLabelText('Wakes, Monday to Friday')).toHaveAccessibleDescription(message);
    expect(dialog.getByRole('list', { name: 'What has to change' })).toHaveTextContent(
      /^Sleep schedules: Too many\.$/,
    );
    expect(onSaved).not.toHaveBeenCalled();
  });
});
