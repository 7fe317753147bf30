import type { JsonObject } from '@backstage/types';
import type { SignalApi } from '@backstage/plugin-signals-react';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Environment, EnvironmentRequest } from '@eks-environments/plugin-environments-common';
import {
  anEnvironment,
  anOperation,
  environmentId,
  nothing,
  operationId,
} from '../__testUtils__/examples';
import { aPrice } from '../__testUtils__/quotaExamples';
import { aRequest, requestId } from '../__testUtils__/requestExamples';
import {
  answerOf,
  environmentsApiMock,
  renderEnvironments,
} from '../__testUtils__/renderEnvironments';

const path = `/environments/${environmentId}`;

function showing(changes: Partial<Environment>, operations = [anOperation()]) {
  return environmentsApiMock({
    getEnvironment: async () => anEnvironment(changes),
    listOperations: async () => ({ items: operations, pageInfo: {} }),
  });
}

describe('the page of an environment', () => {
  it('shows phases, percent and how long it will take while it is created', async () => {
    renderEnvironments(
      showing({ status: 'provisioning', currentOperationId: operationId }, [
        anOperation({
          estimatedEnd: new Date(Date.now() + 12.5 * 60_000).toISOString(),
        }),
      ]),
      path,
    );
    await screen.findByRole('heading', { name: 'shop-preview' });
    expect(screen.getByRole('status')).toHaveTextContent('Being created');
    const bar = screen.getByRole('progressbar', { name: 'Progress' });
    expect(bar).toHaveAttribute('aria-valuenow', '42');
    expect(bar).toHaveAttribute('aria-valuetext', 'Node groups · 42 % · about 12 min left');
    const phases = within(screen.getByRole('list', { name: 'Phases' }));
    expect(phases.getAllByRole('listitem').map(item => item.textContent)).toEqual([
      'Networkdone',
      'Node groupsunder way',
      'Accessto come',
    ]);
    expect(phases.getAllByRole('listitem')[1]).toHaveAttribute('aria-current', 'step');
  });

  it('tells the place in the queue', async () => {
    renderEnvironments(
      showing({ status: 'queued', currentOperationId: operationId }, [
        anOperation({ state: 'queued', queuePosition: 3, phase: undefined }),
      ]),
      path,
    );
    expect((await screen.findAllByText(/Queued: number 3 in line/)).length).toBeGreaterThan(0);
  });

  describe('while it waits for approval', () => {
    const waiting = (changes: Partial<EnvironmentRequest> = {}) => {
      const api = showing({ status: 'awaiting-approval', openRequestId: requestId }, []);
      api.getRequest.mockResolvedValue(aRequest(changes));
      return api;
    };

    it('says who was asked and until when, why, and that nothing costs money yet', async () => {
      const api = waiting();
      renderEnvironments(api, path);
      expect(await screen.findByText(/nothing costs money yet/)).toBeInTheDocument();
      expect(await screen.findByText(/^It was put to/)).toHaveTextContent(
        'It was put to team-a-leads, and lapses in 3 days unless it is decided. 0 of 1 approval so far.',
      );
      expect(screen.getByText('Permanent environments need an approval')).toBeInTheDocument();
      expect(api.getRequest).toHaveBeenCalledWith(requestId, expect.anything());
    });

    it('shows what it costs and takes from the quotas', async () => {
      renderEnvironments(waiting(), path);
      expect(await screen.findByText('What is to be approved')).toBeInTheDocument();
      expect(screen.getByText('147.31 to 220.02 USD a month')).toBeInTheDocument();
      expect(screen.getByRole('meter', { name: /team-a/ })).toHaveAttribute(
        'aria-valuetext',
        '2 in use, 1 for this one, 7 of 10 left',
      );
    });

    it.each([
      ['decides', true, 'Approve or reject'],
      ['has asked for it', false, 'Open the request'],
    ])('leads who %s to the request', async (_, decide, words) => {
      renderEnvironments(waiting({ capabilities: { decide, withdraw: !decide } }), path);
      expect(await screen.findByRole('button', { name: words })).toHaveAttribute(
        'href',
        `/environments/approvals/${requestId}`,
      );
    });
  });

  const money = { min: 12.3, max: 14 };
  const since = '2026-03-01T12:00:00.000Z';

  it.each<[string, Partial<Environment>, RegExp[]]>([
    [
      'runs',
      { cost: { estimate: aPrice(), since, soFar: money, atEnd: { min: 40, max: 60 } } },
      [
        /147\.31 to 220\.02 USD a month/,
        /So far12\.30 to 14\.00 USD/,
        /Forecast to its deletion40\.00 to 60\.00 USD/,
      ],
    ],
    [
      'has no end',
      {
        type: 'permanent',
        cost: { estimate: aPrice({ lifetime: undefined }), since, soFar: money },
      },
      [/So far12\.30 to 14\.00 USD/, /From now on147\.31 to 220\.02 USD a month/],
    ],
    [
      'is over',
      { status: 'deleted', cost: { estimate: aPrice(), since, soFar: money, atEnd: money } },
      [/In total12\.30 to 14\.00 USD/],
    ],
    [
      'has not begun',
      { status: 'queued', cost: { estimate: aPrice() } },
      [/So farNothing: its creation has not begun/],
    ],
    [
      'has parts of unknown price',
      { cost: { estimate: aPrice({ unknown: ['Nodes'] }), since, soFar: money } },
      [/So farat least 12\.30 to 14\.00 USD/, /Unknown, and not counted: Nodes/],
    ],
    ['has no price', { cost: undefined }, [/The cost of this environment is not known/]],
  ])('tells the cost of one that %s', async (_, changes, words) => {
    renderEnvironments(showing(changes), path);
    const overview = await screen.findByRole('tabpanel', { name: 'Overview' });
    for (const text of words) expect(overview).toHaveTextContent(text);
  });

  it('explains a failure in words, with advice and evidence, and retries', async () => {
    const api = showing(
      {
        status: 'failed',
        capabilities: { ...anEnvironment().capabilities, retry: true },
        lastError: {
          class: 'capacity',
          message: 'There is no m6i.xlarge left.',
          advice: 'Try another instance type.',
          retryable: true,
          evidence: ['CREATE_FAILED workers'],
        },
      },
      [anOperation({ state: 'failed' })],
    );
    renderEnvironments(api, path);
    expect(
      await screen.findByText('AWS has no capacity for this at the moment'),
    ).toBeInTheDocument();
    expect(screen.getByText('There is no m6i.xlarge left.')).toBeInTheDocument();
    expect(screen.getByText(/Try another instance type/)).toBeInTheDocument();
    expect(screen.getByText('CREATE_FAILED workers')).toBeInTheDocument();
    const asked = api.getEnvironment.mock.calls.length;
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(api.retryEnvironment).toHaveBeenCalledWith(environmentId);
    await waitFor(() => expect(api.getEnvironment.mock.calls.length).toBeGreaterThan(asked));
  });

  it.each([
    ['delete-failed', /could not be deleted completely/],
    ['deleted', /nothing of it is left/],
    ['rejected', /The request was rejected/],
    ['withdrawn', /taken back before anything was created/],
    ['lapsed', /The request was not decided in time/],
  ] as const)('explains what is next when it is %s', async (status, words) => {
    renderEnvironments(showing({ status }), path);
    expect(await screen.findByText(words)).toBeInTheDocument();
  });

  it('offers only what the person may do', async () => {
    renderEnvironments(
      showing({
        capabilities: nothing,
      }),
      `${path}?tab=connect`,
    );
    await screen.findByText(/Ask its owner/);
    expect(screen.queryByRole('button', { name: 'Delete' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Retry' })).not.toBeInTheDocument();
  });

  it.each([
    [true, 'Transfer the environment to another owner, or delete it.'],
    [false, 'Ask the platform team to transfer or delete the environment.'],
  ])(
    'says that its owner is gone from the catalog (may transfer: %s)',
    async (transfer, advice) => {
      const { capabilities } = anEnvironment();
      renderEnvironments(
        showing({
          ownerMissingSince: '2026-03-01T12:00:00.000Z',
          capabilities: { ...capabilities, transfer },
        }),
        path,
      );
      expect(await screen.findByText(/The catalog has no team-a any more/)).toHaveTextContent(
        `The catalog has no team-a any more since 1 Mar 2026. ${advice}`,
      );
    },
  );

  it('is fresh as soon as there is news of it, and only of it', async () => {
    let tell: (news: JsonObject) => void = () => undefined;
    const unsubscribe = jest.fn();
    const signals: SignalApi = {
      subscribe(channel, onMessage) {
        expect(channel).toBe('environments');
        tell = onMessage as typeof tell;
        return { unsubscribe };
      },
    };
    const api = showing({});
    renderEnvironments(api, path, undefined, { signals });
    await screen.findByRole('heading', { name: 'shop-preview' });
    await act(async () => tell({ event: 'owner-missing', environmentId: 'another' }));
    expect(api.getEnvironment).toHaveBeenCalledTimes(1);
    await act(async () => tell({ event: 'request-approved', environmentId }));
    expect(api.getEnvironment).toHaveBeenCalledTimes(2);
    await userEvent.click(screen.getByRole('link', { name: 'All environments' }));
    await screen.findByRole('heading', { name: 'No environments yet' });
    expect(unsubscribe).toHaveBeenCalled();
  });

  it('keeps the open tab in the URL', async () => {
    const { address } = renderEnvironments(environmentsApiMock(), path);
    await userEvent.click(await screen.findByRole('tab', { name: 'Events' }));
    expect(address()).toBe(`${path}?tab=events`);
    expect(await screen.findByRole('tabpanel', { name: 'Events' })).toHaveTextContent(
      'Nothing has happened yet.',
    );
  });

  it('shows how to connect', async () => {
    const api = environmentsApiMock({
      getAccess: async () => ({
        steps: [{ title: 'Try it', command: 'kubectl get nodes' }],
        files: [{ name: 'kubeconfig.yaml', contentType: 'text/yaml', content: '' }],
      }),
    });
    renderEnvironments(api, `${path}?tab=connect`);
    expect(await screen.findByText('kubectl get nodes')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Copy command' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Download kubeconfig.yaml' })).toBeInTheDocument();
  });

  it.each<[string, Partial<Environment>, RegExp]>([
    ['asleep', { status: 'hibernated' }, /It is asleep: its nodes are gone/],
    ['going to sleep', { status: 'hibernating' }, /It is going to sleep/],
    ['waking up', { status: 'waking' }, /you can connect as soon as it is ready/],
    [
      'asleep since its end',
      { status: 'hibernated', graceEndsAt: '2026-04-01T12:00:00.000Z' },
      /it has to be extended before it can be woken/,
    ],
  ])('says that there is nothing to connect to while it is %s', async (_, changes, words) => {
    const api = showing(changes);
    renderEnvironments(api, `${path}?tab=connect`);
    expect(await screen.findByRole('tabpanel', { name: 'Connect' })).toHaveTextContent(words);
    expect(api.getAccess).not.toHaveBeenCalled();
  });

  it('says that a manifest is not kept any more', async () => {
    const manifest = { submitted: '', effective: '', digest: `sha256:${'a'.repeat(64)}` };
    renderEnvironments(showing({ status: 'deleted', manifest }), `${path}?tab=manifest`);
    expect(await screen.findByText(/The manifest is not kept any more/)).toBeInTheDocument();
  });

  it('says that it could not be put to sleep and goes on', async () => {
    const lastError = { class: 'throttled', message: 'Slow down.', retryable: true } as const;
    renderEnvironments(showing({ lastError }), path);
    expect(await screen.findByText(/It could not be put to sleep/)).toBeInTheDocument();
  });

  it.each<[string, Partial<EnvironmentRequest>, string]>([
    [
      'An extension waits for approval',
      { kind: 'extend', expiresAt: '2026-03-05T12:00:00.000Z', description: 'The demo moved' },
      'Keep it until Thu 5 Mar 2026, 12:00, instead of Sun 1 Mar 2026, 12:00: The demo moved',
    ],
    [
      'Its deletion waits for approval',
      { kind: 'delete', description: undefined },
      'Delete it with everything in it',
    ],
  ])('shows on a ready one: %s', async (title, request, words) => {
    const api = showing({ openRequestId: requestId, expiresAt: '2026-03-01T12:00:00.000Z' });
    api.getRequest.mockResolvedValue(aRequest(request));
    renderEnvironments(api, path);
    expect(await screen.findByText(title)).toBeInTheDocument();
    expect(screen.getByText(words)).toBeInTheDocument();
    expect(screen.getByText(/^It was put to/)).toBeInTheDocument();
    expect(screen.queryByRole('meter')).not.toBeInTheDocument();
  });

  it('shows what completing the manifest has changed', async () => {
    renderEnvironments(environmentsApiMock(), `${path}?tab=manifest`);
    await userEvent.click(await screen.findByRole('button', { name: 'Changes' }));
    expect(screen.getByLabelText('Changes')).toHaveTextContent('+ vpc: {}');
  });

  it('says in words that there is no such environment', async () => {
    const api = environmentsApiMock();
    api.getEnvironment.mockRejectedValue(
      await answerOf(404, 'NotFoundError', 'No such environment'),
    );
    renderEnvironments(api, path);
    expect(
      await screen.findByRole('heading', {
        name: 'There is no such environment',
      }),
    ).toBeInTheDocument();
  });
});
