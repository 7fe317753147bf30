import { screen } from '@testing-library/react';
import type { EnvironmentCost } from '@eks-environments/plugin-environments-common';
import { anEnvironment } from '../__testUtils__/examples';
import { aPrice } from '../__testUtils__/quotaExamples';
import { environmentsApiMock, renderEnvironments } from '../__testUtils__/renderEnvironments';
import { CostCard } from './CostCard';

type Shown = Parameters<typeof CostCard>[0]['environment'];

async function show(cost: Partial<EnvironmentCost>, changes: Partial<Shown> = {}) {
  const environment = anEnvironment({ cost: { estimate: aPrice(), ...cost }, ...changes });
  renderEnvironments(
    environmentsApiMock(),
    '/environments',
    <div data-testid="card">
      <CostCard environment={environment} />
    </div>,
  );
  return screen.findByTestId('card');
}

const since = '2026-03-01T12:00:00.000Z';
const usd = (min: number, max: number) => ({ min, max });

describe('what an environment costs', () => {
  it('is nothing where nothing was ever created', async () => {
    const card = await show({}, { status: 'rejected' });
    expect(card).toHaveTextContent('Nothing of it was ever created, so it has cost nothing.');
    expect(card).not.toHaveTextContent('USD');
  });

  it('is not known to the least where a creation failed', async () => {
    const card = await show(
      { since, soFar: usd(0, 3.5), atEnd: usd(0, 50.64) },
      { status: 'failed' },
    );
    expect(card).toHaveTextContent('So farup to 3.50 USD');
    expect(card).toHaveTextContent('Forecast to its deletionup to 50.64 USD');
    expect(card).toHaveTextContent('it is not known how much of it runs: nothing, or all of it');
  });

  it('goes on by the month after a creation that failed, at the most', async () => {
    const card = await show({ since, soFar: usd(0, 3.5) }, { status: 'failed', type: 'permanent' });
    expect(card).toHaveTextContent('From now onup to 220.02 USD a month');
  });

  it('goes on by the month while its end is suspended', async () => {
    const card = await show({ since, soFar: usd(2, 3) }, { deletionProtection: true });
    expect(card).toHaveTextContent('From now on147.31 to 220.02 USD a month');
    expect(card).not.toHaveTextContent('Forecast');
  });

  it('is said so far and at the end', async () => {
    const card = await show({ since, soFar: usd(2, 3), atEnd: usd(33.9, 50.64) });
    expect(card).toHaveTextContent('So far2.00 to 3.00 USD');
    expect(card).toHaveTextContent('Forecast to its deletion33.90 to 50.64 USD');
    expect(card).not.toHaveTextContent('failed');
  });
});
