import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { QuotaEffect } from '@eks-environments/plugin-environments-common';
import { anEnvironment, environmentId } from '../__testUtils__/examples';
import { aPrice, aQuotaEffect, anEstimate } from '../__testUtils__/quotaExamples';
import {
  answerOf,
  environmentsApiMock,
  renderEnvironments,
} from '../__testUtils__/renderEnvironments';
import { EstimatePanel } from './EstimatePanel';
import { QuotaRefusals } from './QuotaRefusals';

type Props = Partial<Parameters<typeof EstimatePanel>[0]>;

function show(props: Props) {
  const element = <EstimatePanel loading={false} {...props} />;
  renderEnvironments(environmentsApiMock(), '/environments', element);
}

const inDays = (days: number) => new Date(Date.now() + (days * 24 + 1) * 3_600_000).toISOString();

const exceeded = aQuotaEffect({
  resource: 'nodes',
  limit: 10,
  inUse: 9,
  asked: 3,
  exceeded: true,
  message: 'team-a may have at most 10 nodes.',
  holders: [
    {
      environmentId,
      name: 'shop-preview',
      owner: 'group:default/team-a',
      status: 'ready',
      amount: 6,
      expiresAt: inDays(2),
      deletionProtection: false,
    },
  ],
  otherHolders: 1,
  freedAt: inDays(2),
});

/** What a meter is named by. */
const nameOf = (meter: HTMLElement) =>
  document.getElementById(meter.getAttribute('aria-labelledby') ?? '')?.textContent;

describe('an estimate that is further down than one sees', () => {
  /** What the panel tells of where it is. */
  let seen: IntersectionObserverCallback;
  const observer = { observe: () => {}, disconnect: () => {}, unobserve: () => {} };

  beforeEach(() => {
    Object.assign(window, {
      IntersectionObserver: jest.fn((callback: IntersectionObserverCallback) => {
        seen = callback;
        return observer;
      }),
      ResizeObserver: jest.fn(() => observer),
    });
  });
  afterEach(() => {
    delete (window as Partial<typeof window>).IntersectionObserver;
    delete (window as Partial<typeof window>).ResizeObserver;
  });

  const see = (isIntersecting: boolean, top: number) =>
    act(() =>
      seen(
        [{ isIntersecting, boundingClientRect: { top } } as IntersectionObserverEntry],
        {} as IntersectionObserver,
      ),
    );

  it('is said in short at the lower edge, with the way to it', async () => {
    show({ estimate: anEstimate() });
    const status = await screen.findByRole('status');
    expect(status).toHaveTextContent(
      /^147.31 to 220.02 USD a month · fits the quotas · starts without an approval$/,
    );
    expect(screen.queryByRole('button', { name: 'Details' })).not.toBeInTheDocument();

    see(false, 2_000);
    const scrolled = jest.spyOn(Element.prototype, 'scrollIntoView');
    await userEvent.click(screen.getByRole('button', { name: 'Details' }));
    expect(scrolled).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('region', { name: 'Estimate' })).toHaveFocus();
    scrolled.mockRestore();

    for (const [isIntersecting, top] of [
      [true, 500],
      [false, -2_000],
    ] as const) {
      see(isIntersecting, top);
      expect(screen.queryByRole('button', { name: 'Details' })).not.toBeInTheDocument();
    }
    expect(screen.getByRole('status')).toHaveTextContent('fits the quotas');
  });
});

describe('an estimate', () => {
  it('says what it costs, with its parts, where prices come from and what is not in it', async () => {
    show({ estimate: anEstimate() });
    const panel = within(await screen.findByRole('region', { name: 'Estimate' }));
    expect(panel.getByText('147.31 to 220.02 USD a month')).toBeVisible();
    expect(panel.getByText(/0.20 to 0.30 USD an hour/)).toHaveTextContent(
      '33.90 to 50.64 USD over the whole lifetime',
    );
    expect(panel.getByText('Starts without an approval')).toBeVisible();
    await userEvent.click(panel.getByText('What it is made of'));
    const rows = within(panel.getByRole('table', { name: 'Parts of the cost' })).getAllByRole(
      'row',
    );
    expect(rows[1]).toHaveTextContent(
      'Control plane1 cluster0.1 USD per cluster-hourList price, copied 2026-01-0573.00',
    );
    expect(rows[2]).toHaveTextContent('2 to 3 nodes');
    expect(rows[2]).toHaveTextContent('List price, day of copying unknown');
    const sources = panel.getByRole('list', { name: 'Sources of the prices' });
    expect(sources).toHaveTextContent('AWS price listAWS price list, 2026-01-05');
    expect(panel.getByText(/Not included: data transfer, load balancers/)).toBeInTheDocument();
  });

  it('names what is unknown, and never counts it as nothing', async () => {
    const [controlPlane, nodes] = aPrice().parts;
    const price = aPrice({
      perMonth: { min: 73, max: 73 },
      parts: [controlPlane, { ...nodes, perMonth: undefined, quoted: undefined }],
      unknown: ['Nodes of workers, m6i.large'],
    });
    show({ estimate: anEstimate({ price }) });
    const panel = await screen.findByRole('region', { name: 'Estimate' });
    expect(within(panel).getByText('at least 73.00 USD a month')).toBeVisible();
    expect(panel).toHaveTextContent('Unknown, and not counted: Nodes of workers, m6i.large');
    const row = screen.getByRole('row', { name: /Nodes of workers/ });
    expect(within(row).getAllByText('unknown')).toHaveLength(2);
    expect(row).toHaveTextContent(/unknown$/);
  });

  it('says who has to approve it and why', async () => {
    show({
      estimate: anEstimate({
        approval: {
          required: true,
          reasons: ['It is permanent.'],
          approvers: ['group:default/team-a-leads', 'user:default/pat'],
          quorum: 2,
        },
      }),
    });
    expect(await screen.findByRole('status')).toHaveTextContent(
      'needs an approval by 2 people of team-a-leads, user:pat',
    );
    expect(screen.getByText(/^To be approved by/)).toHaveTextContent(
      'To be approved by 2 people of team-a-leads, pat, because:',
    );
    const reasons = screen.getByRole('list', { name: 'Why it needs approval' });
    expect(reasons).toHaveTextContent('It is permanent.');
    expect(screen.getByRole('link', { name: /team-a-leads/ })).toHaveAttribute(
      'href',
      '/catalog/default/group/team-a-leads',
    );
    expect(screen.getByRole('link', { name: /pat/ })).toBeInTheDocument();
  });

  it('lists what has to change, field by field', async () => {
    show({
      labels: { 'manifest/metadata/region': 'Where it runs' },
      estimate: {
        acceptable: false,
        quotas: [],
        violations: [
          { path: 'manifest/metadata/region', rule: 'regions', message: 'Choose eu-west-1.' },
        ],
      },
    });
    expect(await screen.findByRole('status')).toHaveTextContent(
      /^Would be refused as it is: 1 thing has to change$/,
    );
    expect(screen.getByRole('list', { name: 'What has to change' })).toHaveTextContent(
      'Where it runs: Choose eu-west-1.',
    );
  });

  it('shows what is left of each limit, and explains an exceeded one first', async () => {
    const unknown: QuotaEffect = { ...exceeded, resource: 'vcpu', inUse: 0, asked: undefined };
    const tight = aQuotaEffect({ inUse: 9 });
    show({ estimate: anEstimate({ acceptable: false, quotas: [tight, unknown, exceeded] }) });
    const meters = await screen.findAllByRole('meter');
    expect(meters.map(nameOf)).toEqual([
      'Nodes · team-a',
      'vCPU · team-a',
      'Temporary environments · team-a',
    ]);
    expect(meters.map(meter => meter.getAttribute('aria-valuetext'))).toEqual([
      '9 in use, 3 for this one, 2 over the limit of 10',
      '0 in use, an unknown amount for this one, limit 10',
      '9 in use, 1 for this one, 0 of 10 left',
    ]);
    const limits = within(screen.getByRole('list', { name: 'Quotas after it' }));
    expect(limits.getAllByTitle('Exceeded')).toHaveLength(2);
    expect(limits.getByText('9 in use, 3 for this one')).toBeVisible();
    expect(screen.getByText('this one, without room')).toBeVisible();
    expect(screen.getByRole('status')).toHaveTextContent('breaks 2 quotas');
    const nodes = within(limits.getAllByRole('listitem')[0]);
    expect(nodes.getByText('team-a may have at most 10 nodes.')).toBeInTheDocument();
    expect(nodes.getByRole('link', { name: 'shop-preview' })).toHaveAttribute(
      'href',
      `/environments/${environmentId}`,
    );
    expect(nodes.getByRole('list', { name: 'Held by Nodes · team-a' })).toHaveTextContent(
      /^shop-preview · 6 nodes · team-a · Ready · 2 days left \(Ends /,
    );
    expect(nodes.getByText('And by 1 more environment that you may not see.')).toBeVisible();
    expect(nodes.getByText(/Enough is free/)).toHaveTextContent(
      'Enough is free in 2 days at the latest, when lifetimes end.',
    );
    expect(nodes.getByRole('link', { name: 'team-a' })).toHaveAttribute(
      'href',
      '/environments/quotas/owners/group/default/team-a',
    );
  });

  it('says of what an open request holds already that an approval takes nothing more', async () => {
    const reserved = aQuotaEffect({ limit: 4, inUse: 5, asked: 2, reserved: true });
    show({ estimate: anEstimate({ quotas: [reserved] }) });
    const [limit] = within(
      await screen.findByRole('list', { name: 'Quotas after it' }),
    ).getAllByRole('listitem');
    expect(limit).toHaveTextContent(
      '5 in use by others, 2 held by this one already: an approval takes nothing more',
    );
    expect(screen.queryByTitle('Exceeded')).not.toBeInTheDocument();
    expect(screen.queryByText('this one, without room')).not.toBeInTheDocument();
    expect(screen.queryByText(/Held by/)).not.toBeInTheDocument();
  });

  it('leads to all holders where the API names only some', async () => {
    const [holder] = exceeded.holders;
    const holders = Array.from({ length: 20 }, (_, n) => ({ ...holder, environmentId: `${n}` }));
    const effect = { ...exceeded, holders, otherHolders: 17 };
    show({ estimate: anEstimate({ acceptable: false, quotas: [effect] }) });
    expect(await screen.findByText(/And by 17 more:/)).toHaveTextContent('all that you may see');
    expect(screen.getByRole('link', { name: /all that you may see/ })).toHaveAttribute(
      'href',
      '/environments/quotas/owners/group/default/team-a',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Show 15 more environments' }));
    expect(screen.getAllByRole('link', { name: /shop-preview/ })).toHaveLength(20);
  });

  it('says what is not known of spot prices', async () => {
    const { footprint } = anEnvironment();
    const instances = footprint.instances.map(group => ({ ...group, spot: true }));
    show({ estimate: anEstimate({ footprint: { ...footprint, instances } }) });
    expect(await screen.findByText(/^Spot instances cost less/)).toHaveTextContent(
      'Quotas and approval count the price on demand.',
    );
  });

  it('hides roomy limits until somebody wants them, but no exceeded one', async () => {
    const quotas = Array.from({ length: 6 }, (_, n) => ({
      ...(n < 5 ? exceeded : aQuotaEffect()),
      scope: `owners/group/default/team-${n}`,
    }));
    show({ estimate: anEstimate({ acceptable: false, quotas }) });
    expect(await screen.findAllByRole('meter')).toHaveLength(5);
    await userEvent.click(screen.getByRole('button', { name: 'Show 1 more limit' }));
    expect(screen.getAllByRole('meter')).toHaveLength(6);
  });

  it('keeps the earlier estimate in sight while the next one is on its way', async () => {
    show({ estimate: anEstimate(), loading: true });
    const panel = await screen.findByRole('region', { name: 'Estimate' });
    expect(panel).toHaveAttribute('aria-busy', 'true');
    expect(panel).toHaveTextContent('147.31 to 220.02 USD a month');
  });

  it('says what the form still lacks in place of an estimate', async () => {
    show({ estimate: anEstimate(), incomplete: 'Choose an owner first.' });
    const panel = await screen.findByRole('region', { name: 'Estimate' });
    expect(panel).toHaveTextContent(/^Estimate(Choose an owner first\.){2}$/);
    expect(screen.getByRole('status')).toHaveTextContent(/^Choose an owner first\.$/);
  });

  it('says why it could not be made', async () => {
    const onRetry = jest.fn();
    const problem = await answerOf(503, 'ServiceUnavailableError', 'AWS does not answer.');
    show({ problem, onRetry });
    expect(await screen.findByRole('alert')).toHaveTextContent('AWS does not answer.');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalledTimes(1);
  });
});

describe('a refusal', () => {
  it('explains the limits that it is about', async () => {
    const error = await answerOf(409, 'ConflictError', 'Too many nodes.', { quotas: [exceeded] });
    renderEnvironments(environmentsApiMock(), '/environments', <QuotaRefusals error={error} />);
    expect(await screen.findByText('team-a may have at most 10 nodes.')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'shop-preview' })).toBeInTheDocument();
  });

  it.each([
    [exceeded, /Enough is free in 2 days at the latest, when lifetimes end\./],
    [{ ...exceeded, freedAt: inDays(-1) }, 'any moment now: some of it is on its way out.'],
    [
      { ...exceeded, holders: [{ ...exceeded.holders[0], amount: undefined }] },
      /shop-preview · cost unknown · team-a · Ready · 2 days left/,
    ],
    [
      { ...exceeded, holders: [{ ...exceeded.holders[0], graceEndsAt: inDays(3) }] },
      'deleted in 3 days',
    ],
    [{ ...exceeded, freedAt: undefined }, 'some of it must be deleted.'],
    [
      {
        ...exceeded,
        freedAt: undefined,
        holders: [{ ...exceeded.holders[0], status: 'awaiting-approval' as const }],
      },
      'or a request that waits for approval withdrawn or rejected.',
    ],
    [{ ...exceeded, asked: 11 }, 'more than the limit itself'],
    [{ ...exceeded, asked: undefined }, 'allows only what is known'],
    [{ ...exceeded, holders: [], otherHolders: 2 }, 'Held by 2 environments that you may not see'],
  ])('says what helps (%#)', async (effect, words) => {
    const error = await answerOf(409, 'ConflictError', 'No.', { quotas: [effect] });
    renderEnvironments(environmentsApiMock(), '/environments', <QuotaRefusals error={error} />);
    expect(await screen.findByRole('list', { name: 'Quotas after it' })).toHaveTextContent(words);
  });

  it('of another kind is left to others', async () => {
    const error = await answerOf(409, 'ConflictError', 'The name is taken.');
    renderEnvironments(
      environmentsApiMock(),
      '/environments',
      <div data-testid="around">
        <QuotaRefusals error={error} />
        <QuotaRefusals error={undefined} />
      </div>,
    );
    expect(await screen.findByTestId('around')).toBeEmptyDOMElement();
  });
});
