import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { act, fireEvent, screen } from '@testing-library/react';
import type {
  CreateEnvironment,
  EnvironmentsApi,
  Estimate,
} from '@eks-environments/plugin-environments-common';
import { answerOf, environmentsApiMock } from '../__testUtils__/renderEnvironments';
import { environmentsApiRef } from '../api';
import { EstimatePanel } from '../estimate/EstimatePanel';
import { EstimateField } from './EstimateField';
import { refuseUnacceptable } from './refuseUnacceptable';
import { rest } from './useEstimate';

// What it is told is what counts here.
jest.mock('../estimate/EstimatePanel', () => ({ EstimatePanel: jest.fn(() => null) }));
const panel = jest.mocked(EstimatePanel);

const extensions = [
  { name: 'EnvironmentEstimate', component: EstimateField, validation: refuseUnacceptable },
];

const manifest = 'metadata:\n  name: {{string name}}\nmaxSize: {{number nodes}}\n';

/** A form of two pages, like a template's. */
const template = {
  title: 'Example',
  steps: [
    {
      title: 'What it is for',
      schema: {
        title: 'What it is for',
        properties: {
          name: { title: 'Name', type: 'string' },
          owner: { type: 'string', default: 'group:default/team-a' },
          type: { type: 'string', default: 'temporary' },
          lifetime: { type: 'string', default: 'P7D' },
        },
      },
    },
    {
      title: 'The cluster',
      schema: {
        title: 'The cluster',
        properties: {
          nodes: { title: 'Most nodes', type: 'integer', default: 3 },
          estimate: {
            title: 'What it costs',
            type: 'string',
            'ui:field': 'EnvironmentEstimate',
            'ui:options': { manifest, labels: { 'manifest/maxSize': 'Most nodes' } },
          },
        },
      },
    },
  ],
};

const acceptable: Estimate = { acceptable: true, violations: [], quotas: [] };
const refused: Estimate = {
  acceptable: false,
  violations: [{ path: 'manifest/maxSize', rule: 'guardrail.nodes', message: 'At most 20 nodes.' }],
  quotas: [],
};

function bodyFor(nodes: number, name = 'shop'): CreateEnvironment {
  return {
    provider: 'eks',
    type: 'temporary',
    owner: 'group:default/team-a',
    manifest: `metadata:\n  name: ${JSON.stringify(name)}\nmaxSize: ${nodes}\n`,
    lifetime: 'P7D',
  };
}

/** The call's promise is settled by the test. */
function heldAnswers() {
  const held: {
    body: CreateEnvironment;
    signal?: AbortSignal;
    answer: (estimate: Estimate) => void;
    fail: (error: Error) => void;
  }[] = [];
  const estimateEnvironment: EnvironmentsApi['estimateEnvironment'] = (body, options) =>
    new Promise((answer, fail) => held.push({ body, signal: options?.signal, answer, fail }));
  return { held, estimateEnvironment };
}

/** What the panel shows, but for what stays the same. */
const told = () => {
  const { labels, onRetry, ...changing } = panel.mock.lastCall?.[0] ?? { loading: false };
  return changing;
};
const rested = () => act(() => jest.advanceTimersByTimeAsync(rest));
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(new RegExp(label)), { target: { value } });

describe('EnvironmentEstimate, in the form of a template', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    // The form scrolls up at each page, which jsdom cannot.
    jest.spyOn(window, 'scrollTo').mockImplementation(() => {});
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
    panel.mockClear();
  });

  const onCreate = jest.fn(async () => {});

  /** Opens the form at its second page. */
  async function open(estimateEnvironment: EnvironmentsApi['estimateEnvironment'], name = 'shop') {
    const api = environmentsApiMock({ estimateEnvironment });
    renderInTestApp(<Stepper manifest={template} extensions={extensions} onCreate={onCreate} />, {
      apis: [[environmentsApiRef, api]],
    });
    await screen.findByLabelText(/Name/);
    if (name) type('Name', name);
    press('Next');
    await screen.findByLabelText(/Most nodes/);
    return api;
  }

  it('asks once the form rests, for what all of its pages say, and shows the answer', async () => {
    const { held, estimateEnvironment } = heldAnswers();
    await open(estimateEnvironment);
    type('Most nodes', '4');
    type('Most nodes', '5');
    expect(told()).toEqual({ loading: true });
    expect(held).toHaveLength(0);
    await rested();
    expect(held.map(({ body }) => body)).toEqual([bodyFor(5)]);
    await act(async () => held[0].answer(acceptable));
    expect(told()).toEqual({ loading: false, estimate: acceptable });

    type('Most nodes', '6');
    expect(told()).toEqual({ loading: true, estimate: acceptable });
    type('Most nodes', '5');
    await rested();
    expect(told()).toEqual({ loading: false, estimate: acceptable });
    expect(held).toHaveLength(1);
  });

  it('ends the call for what is no longer asked for, and ignores its late answer', async () => {
    const { held, estimateEnvironment } = heldAnswers();
    await open(estimateEnvironment);
    await rested();
    type('Most nodes', '25');
    expect(held[0].signal?.aborted).toBe(true);
    await rested();
    expect(held.map(({ body }) => body)).toEqual([bodyFor(3), bodyFor(25)]);
    await act(async () => held[1].answer(refused));
    await act(async () => held[0].answer(acceptable));
    expect(told()).toEqual({ loading: false, estimate: refused });
  });

  it('says what the form lacks, without asking', async () => {
    const api = await open(async () => acceptable, '');
    await rested();
    expect(told()).toEqual({
      loading: false,
      incomplete: 'Fill in “Name” to see what it costs and takes.',
    });
    expect(api.estimateEnvironment).not.toHaveBeenCalled();
  });

  it('does not let pass what would be refused, says why, and asks again when tried again', async () => {
    const answers = [refused, refused, acceptable];
    const api = await open(async () => answers.shift() ?? acceptable);
    type('Most nodes', '25');
    await rested();
    press('Review');
    const reason = 'This would be refused. Most nodes: At most 20 nodes.';
    expect((await screen.findAllByText(new RegExp(reason)))[0]).toBeVisible();
    expect(screen.getByLabelText(/Most nodes/)).toBeInTheDocument();

    press('Review');
    expect(await screen.findByRole('button', { name: 'Create' })).toBeInTheDocument();
    expect(api.estimateEnvironment.mock.calls.map(([body]) => body)).toEqual(
      Array(3).fill(bodyFor(25)),
    );
  });

  it('lets pass what is acceptable, asking only once, and says it in short in the review', async () => {
    const { held, estimateEnvironment } = heldAnswers();
    await open(estimateEnvironment);
    await rested();
    await act(async () => held[0].answer(acceptable));
    press('Review');
    expect(await screen.findByRole('button', { name: 'Create' })).toBeInTheDocument();
    expect(held).toHaveLength(1);
    expect(screen.getByText('Most nodes')).toBeInTheDocument();
    expect(screen.getByText('What it costs')).toBeInTheDocument();
    expect(screen.getByText(/^Unknown cost · /)).toBeInTheDocument();
  });

  it('says in the review nothing of an estimate for something else', async () => {
    const { held, estimateEnvironment } = heldAnswers();
    await open(estimateEnvironment);
    await rested();
    await act(async () => held[0].answer(acceptable));
    type('Most nodes', '5');
    press('Review');
    await rested();
    await act(async () => held[1].answer(acceptable));
    expect(await screen.findByText(/Was still being worked out/)).toBeInTheDocument();
    expect(screen.queryByText(/Unknown cost/)).not.toBeInTheDocument();
  });

  it('is asked for again where that failed, on request', async () => {
    const answers = [Promise.reject(new TypeError('Failed to fetch')), acceptable];
    const api = await open(async () => answers.shift() ?? acceptable);
    await rested();
    expect(told()).toMatchObject({ problem: expect.any(TypeError) });
    act(() => panel.mock.lastCall?.[0].onRetry?.());
    await rested();
    expect(told()).toEqual({ loading: false, estimate: acceptable });
    expect(api.estimateEnvironment).toHaveBeenCalledTimes(2);
  });

  it('calls the fields as the form does', async () => {
    await open(async () => acceptable);
    type('Most nodes', '');
    await rested();
    expect(told()).toEqual({
      loading: false,
      incomplete: 'Fill in “Most nodes” to see what it costs and takes.',
    });
    expect(panel.mock.lastCall?.[0].labels).toEqual({ 'manifest/maxSize': 'Most nodes' });
  });

  it.each([
    ['does not answer', () => new TypeError('Failed to fetch')],
    ['fails', () => answerOf(503, 'ServiceUnavailableError', 'Later')],
    ['refuses to tell', () => answerOf(403, 'NotAllowedError', 'Not you')],
  ])('lets pass, and shows the problem, when the backend %s', async (_, error) => {
    const problem = await error();
    await open(async () => {
      throw problem;
    });
    await rested();
    expect(told()).toEqual({ loading: false, problem });
    press('Review');
    expect(await screen.findByRole('button', { name: 'Create' })).toBeInTheDocument();
  });
});
