import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Environment } from '@eks-environments/plugin-environments-common';
import { anEnvironment, environmentId, nothing } from '../__testUtils__/examples';
import { inHours } from '../__testUtils__/requestExamples';
import {
  answerOf,
  environmentsApiMock,
  renderEnvironments,
} from '../__testUtils__/renderEnvironments';
import { momentInWords } from '../time/words';
import { LifetimeCard } from './LifetimeCard';

const [past, end, latest] = [inHours(-3), inHours(80), inHours(200)];
const afterThreeDays = new Date(Date.parse(end) + 3 * 86_400_000).toISOString();
const onChanged = jest.fn();

async function show(changes: Partial<Environment>, api = environmentsApiMock()) {
  renderEnvironments(
    api,
    '/environments',
    <div data-testid="card">
      <LifetimeCard environment={anEnvironment(changes)} onChanged={onChanged} />
    </div>,
  );
  return screen.findByTestId('card');
}

describe('the lifetime of an environment', () => {
  it.each<[string, Partial<Environment>, (string | RegExp)[]]>([
    [
      'ends, and can be extended',
      { expiresAt: end, extendableUntil: latest },
      [
        '3 days left',
        `Ends${momentInWords(end)}`,
        `Latest possible end${momentInWords(latest)}`,
        'Then it is deleted, with everything in it',
      ],
    ],
    [
      'sleeps after its end',
      { expiresAt: end, extendableUntil: latest, grace: 'P3D' },
      [
        `sleeps then, and is deleted on ${momentInWords(afterThreeDays)}`,
        `Then it sleeps, and is deleted on ${momentInWords(afterThreeDays)} with everything in it`,
      ],
    ],
    [
      'has no room for its whole grace',
      { expiresAt: end, extendableUntil: latest, grace: 'P30D' },
      [`Then it sleeps, and is deleted on ${momentInWords(latest)}`],
    ],
    [
      'has the latest end, which leaves no grace',
      { expiresAt: end, extendableUntil: end, grace: 'P3D' },
      ['Then it is deleted, with everything in it'],
    ],
    [
      'is about to sleep in its grace',
      { expiresAt: past, extendableUntil: latest, grace: 'P3D' },
      [`It ended on ${momentInWords(past)}: it sleeps next, and is deleted on`],
    ],
    [
      'sleeps in its grace',
      { status: 'hibernated', expiresAt: past, graceEndsAt: end },
      [
        'deleted in 3 days',
        `It ended on ${momentInWords(past)}. It is asleep until ${momentInWords(
          end,
        )}, then it is deleted`,
      ],
    ],
    [
      'is protected before its end',
      { expiresAt: end, deletionProtection: true },
      ['3 days left', 'It is kept beyond its end for as long as it is protected.'],
    ],
    [
      'has ended, is protected, and would sleep',
      { expiresAt: past, extendableUntil: end, grace: 'P30D', deletionProtection: true },
      [`Once the protection is lifted it sleeps, and is deleted on ${momentInWords(end)}`],
    ],
    [
      'has ended and is protected',
      { expiresAt: past, deletionProtection: true },
      ['has ended, kept', `It ended on ${momentInWords(past)}, and is kept since it is protected.`],
    ],
    ['is permanent', { type: 'permanent', lifetime: undefined }, ['No end', 'It has no end']],
    ['has not begun', { status: 'awaiting-approval' }, ['Its lifetime of 7 days counts from']],
  ])('tells of one that %s', async (_, changes, words) => {
    const card = await show(changes);
    for (const text of words) expect(card).toHaveTextContent(text);
  });

  it('says nothing of one that is over', async () => {
    expect(await show({ status: 'deleted' })).toBeEmptyDOMElement();
  });

  it('offers nothing to those who may only look', async () => {
    const card = within(await show({ expiresAt: end, capabilities: nothing }));
    expect(card.queryByRole('button')).not.toBeInTheDocument();
    expect(card.getByRole('checkbox', { name: 'Protected from deletion' })).toBeDisabled();
  });
});

describe('the protection from deletion', () => {
  beforeEach(() => onChanged.mockClear());

  it.each([
    [false, 'Protect shop-preview from deletion?', 'Protect', 'nothing happens then'],
    [true, 'Lift the protection of shop-preview?', 'Lift', 'it may be deleted'],
  ])('is changed after a question (on: %s)', async (on, title, confirm, words) => {
    const api = environmentsApiMock({ updateEnvironment: async () => anEnvironment() });
    await show({ expiresAt: on ? past : end, deletionProtection: on }, api);
    const toggle = screen.getByRole('checkbox', { name: 'Protected from deletion' });
    expect(toggle).toHaveProperty('checked', on);
    await userEvent.click(toggle);
    const dialog = within(await screen.findByRole('dialog', { name: title }));
    expect(dialog.getByText(new RegExp(words))).toBeInTheDocument();
    expect(api.updateEnvironment).not.toHaveBeenCalled();
    await userEvent.click(dialog.getByRole('button', { name: confirm }));
    await waitFor(() => expect(onChanged).toHaveBeenCalledTimes(1));
    expect(api.updateEnvironment).toHaveBeenCalledWith(environmentId, { deletionProtection: !on });
  });

  it('stays as it was where that is refused, and says why', async () => {
    const refusal = await answerOf(403, 'NotAllowedError', 'You may not protect it.');
    const api = environmentsApiMock({ updateEnvironment: () => Promise.reject(refusal) });
    await show({ expiresAt: end }, api);
    await userEvent.click(screen.getByRole('checkbox', { name: 'Protected from deletion' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Protect' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('You may not protect it.');
    expect(onChanged).not.toHaveBeenCalled();
  });
});
