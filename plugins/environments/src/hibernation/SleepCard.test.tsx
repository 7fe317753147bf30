import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Environment } from '@eks-environments/plugin-environments-common';
import { anEnvironment, environmentId, nothing, simulatedEks } from '../__testUtils__/examples';
import { nextCall } from '../__testUtils__/nextCall';
import { aPrice, aQuotaEffect } from '../__testUtils__/quotaExamples';
import { inHours } from '../__testUtils__/requestExamples';
import {
  answerOf,
  environmentsApiMock,
  renderEnvironments,
} from '../__testUtils__/renderEnvironments';
import { inZones } from './sleepWords';

const path = `/environments/${environmentId}`;
const [sleepAt, wakeAt] = [inHours(5.5), inHours(16.5)];
const sleepSchedules = [{ sleep: '0 20 * * 1-5', wake: '0 7 * * 1-5', timeZone: 'Asia/Kathmandu' }];
const cost = { estimate: aPrice(), asleepPerMonth: { min: 73, max: 73 } };
const asleep: Partial<Environment> = {
  status: 'hibernated',
  asleepSince: inHours(-3.5),
  nextWakeAt: wakeAt,
  capabilities: { ...anEnvironment().capabilities, hibernate: false, wake: true },
};

function showing(changes: Partial<Environment>) {
  return environmentsApiMock({
    getEnvironment: async () => anEnvironment({ cost, ...changes }),
    updateEnvironment: async () => anEnvironment(),
  });
}

const fact = async (name: string) => (await screen.findByText(name)).nextElementSibling;

describe('the sleep of an environment', () => {
  it('is told with its next sleep and wake, here and in its schedule’s zone', async () => {
    renderEnvironments(showing({ sleepSchedules, nextSleepAt: sleepAt, nextWakeAt: wakeAt }), path);
    expect(await fact('Now')).toHaveTextContent('Awake');
    expect(await fact('Next sleep')).toHaveTextContent(inZones(sleepAt, sleepSchedules));
    expect(await fact('Next sleep')).toHaveTextContent('in Asia/Kathmandu');
    expect(await fact('Next wake')).toHaveTextContent(inZones(wakeAt, sleepSchedules));
    expect(screen.getByRole('list', { name: 'Sleep schedules' })).toHaveTextContent(
      'Nights and weekends, 20:00 to 07:00 (Asia/Kathmandu)',
    );
  });

  it('is put to sleep after a question that says what that saves and stops', async () => {
    const api = showing({});
    renderEnvironments(api, path);
    await userEvent.click(await screen.findByRole('button', { name: 'Sleep now' }));
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Put shop-preview to sleep?' }),
    );
    expect(dialog.getByText(/every workload in it stops/)).toHaveTextContent(
      'Asleep it costs 73.00 USD a month, awake 147.31 to 220.02 USD a month. It sleeps until somebody wakes it.',
    );
    expect(api.hibernateEnvironment).not.toHaveBeenCalled();
    const askedAgain = nextCall(api.getEnvironment);
    await userEvent.click(dialog.getByRole('button', { name: 'Put to sleep' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(api.hibernateEnvironment).toHaveBeenCalledWith(environmentId);
    await askedAgain();
  });

  it('ends by hand, and says which limit is in the way where there is no room', async () => {
    const api = showing(asleep);
    api.wakeEnvironment.mockRejectedValueOnce(
      await answerOf(409, 'ConflictError', 'team-a has no room for it.', {
        code: 'quota',
        quotas: [aQuotaEffect({ inUse: 10, exceeded: true })],
      }),
    );
    renderEnvironments(api, path);
    expect(await fact('Now')).toHaveTextContent('Asleep for 3 h');
    await userEvent.click(screen.getByRole('button', { name: 'Wake now' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Wake shop-preview?' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Wake' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent('team-a has no room for it.');
    expect(dialog.getByRole('meter', { name: /team-a/ })).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Wake' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(api.wakeEnvironment).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['Skip the next sleep', { nextSleepAt: sleepAt }, true],
    ['Do not skip it', { nextSleepAt: wakeAt, skippedSleepAt: sleepAt }, false],
  ])('can be left out once, and that taken back: %s', async (name, moments, skipNextSleep) => {
    const api = showing({ sleepSchedules, ...moments });
    renderEnvironments(api, path);
    const button = await screen.findByRole('button', { name });
    const askedAgain = nextCall(api.getEnvironment);
    await userEvent.click(button);
    expect(api.updateEnvironment).toHaveBeenCalledWith(environmentId, { skipNextSleep });
    await askedAgain();
  });

  it('shows which one is left out', async () => {
    renderEnvironments(
      showing({ sleepSchedules, nextSleepAt: wakeAt, skippedSleepAt: sleepAt }),
      path,
    );
    expect(await fact('Left out, once')).toHaveTextContent(inZones(sleepAt, sleepSchedules));
  });

  it('cannot be ended in its grace: it says so, and promises no wake', async () => {
    const { capabilities } = anEnvironment();
    renderEnvironments(
      showing({
        ...asleep,
        graceEndsAt: inHours(80),
        capabilities: { ...capabilities, hibernate: false },
      }),
      path,
    );
    expect(await screen.findByText(/can be woken only after it was extended/)).toBeInTheDocument();
    expect(screen.queryByText('Next wake')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Wake now' })).not.toBeInTheDocument();
  });

  it('is not shown where the provider’s environments cannot sleep', async () => {
    const api = showing({});
    api.listProviders.mockResolvedValue({ items: [{ ...simulatedEks, hibernation: false }] });
    renderEnvironments(api, path);
    expect(await screen.findByText('Lifetime')).toBeInTheDocument();
    expect(screen.queryByText('Sleep')).not.toBeInTheDocument();
  });

  it('offers nothing to those who may only look', async () => {
    renderEnvironments(showing({ nextSleepAt: sleepAt, capabilities: nothing }), path);
    await fact('Next sleep');
    for (const name of ['Sleep now', 'Skip the next sleep', 'Let it sleep by schedule']) {
      expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
    }
  });
});
