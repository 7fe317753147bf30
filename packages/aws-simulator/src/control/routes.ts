import type { ServerResponse } from 'node:http';
import { z } from 'zod/v4';
import { assertSpeed } from '../clock/ModelClock.ts';
import { parseFaultPlan } from '../faults/schema.ts';
import type { FaultEffect } from '../faults/types.ts';
import type { Liveness } from '../runs/Liveness.ts';
import { createPhases, deletePhases, scalePhases, type Run } from '../runs/types.ts';
import type { Simulation } from '../simulation/Simulation.ts';
import { apiServerVersion, clusterNodes } from './kubernetes.ts';
import { leftoversSchema, plantLeftovers } from './leftovers.ts';
import { stateView } from './stateView.ts';

export class NotFound extends Error {}

export interface ControlRequest {
  method: string;
  /** Segments after `/_simulator`. */
  path: string[];
  search: URLSearchParams;
  body: unknown;
  response: ServerResponse;
}

/** What a route answers; `undefined` when it has taken the response itself. */
export type ControlAnswer = object | undefined;

type Route = (request: ControlRequest, simulation: Simulation, liveness: Liveness) => ControlAnswer;

const runStart = z.object({
  id: z.string().optional(),
  pid: z.int(),
  argv: z.array(z.string()),
  command: z.string(),
});
const runSubject = z.object({
  cluster: z.string().optional(),
  account: z.string().optional(),
  region: z.string().optional(),
});
const quota = z.int().min(0).max(1_000_000).optional();

function runOf(simulation: Simulation, id: string): Run {
  const run = simulation.runs.find(id);
  if (!run) {
    throw new NotFound(`no run ${id}`);
  }
  return run;
}

export function health(simulation: Simulation) {
  return {
    simulator: true,
    description: 'AWS simulator: not AWS',
    speed: simulation.clock.speed,
    pid: process.pid,
  };
}

const routes: Record<string, Route> = {
  'GET ': (_, simulation) => ({ ...health(simulation), routes: Object.keys(routes) }),
  'GET health': (_, simulation) => health(simulation),
  'GET phases': () => ({ create: createPhases, delete: deletePhases, scale: scalePhases }),
  'GET state': (_, simulation) => stateView(simulation),
  'GET calls': ({ search }, simulation) => ({
    calls: simulation.calls.list(search.get('operation') ?? undefined),
  }),
  'GET published': ({ search }, simulation) => ({
    messages: simulation.published.list(search.get('topic') ?? undefined),
  }),
  'GET faults': (_, simulation) => ({ faults: simulation.faults.list() }),
  'POST faults': ({ body }, simulation) => simulation.faults.add(parseFaultPlan(body)),
  'DELETE faults': (_, simulation) => {
    simulation.faults.remove();
    return {};
  },
  'DELETE faults/*': ({ path }, simulation) => {
    simulation.faults.remove(path[1]);
    return {};
  },
  'POST leftovers': ({ body }, simulation) => {
    const plan = leftoversSchema.parse(body);
    return { ids: plantLeftovers(simulation.region(plan.account, plan.region), plan) };
  },
  'POST quotas': ({ body }, simulation) =>
    simulation.setQuotas(z.strictObject({ vpcs: quota, addresses: quota }).parse(body)),
  'POST speed': ({ body }, simulation, liveness) => {
    const { speed } = z.strictObject({ speed: z.number() }).parse(body);
    assertSpeed(speed);
    simulation.setSpeed(speed);
    liveness.tellSpeed(speed);
    return health(simulation);
  },
  'GET runs': (_, simulation) => ({ runs: simulation.runs.list() }),
  'POST runs': ({ body, response }, simulation, liveness) => {
    const input = runStart.parse(body);
    const known = input.id ? simulation.runs.find(input.id) : undefined;
    const run = known ?? simulation.runs.start(input);
    simulation.runs.reopen(run);
    liveness.attach(run, response, simulation.clock.speed);
    return undefined;
  },
  'POST runs/*/subject': ({ path, body }, simulation) => {
    simulation.runs.describe(runOf(simulation, path[1]), runSubject.parse(body));
    return {};
  },
  'POST runs/*/phase': ({ path, body }, simulation): { effects: FaultEffect[] } => {
    const run = runOf(simulation, path[1]);
    const { phase } = z.object({ phase: z.string() }).parse(body);
    simulation.runs.enter(run, phase);
    const { command, cluster, region } = run;
    return { effects: simulation.faults.hits({ phase, command, cluster, region }) };
  },
  'POST runs/*/end': ({ path, body }, simulation, liveness) => {
    const run = runOf(simulation, path[1]);
    simulation.runs.end(run, z.object({ exit: z.int() }).parse(body));
    liveness.release(run);
    return {};
  },
  'GET kubernetes/*/*/*/version': ({ path }, simulation) => ({
    gitVersion: apiServerVersion(simulation.region(path[1], path[2]), path[3]),
  }),
  'GET kubernetes/*/*/*/nodes': ({ path }, simulation) => ({
    nodes: clusterNodes(simulation.region(path[1], path[2]), path[3]),
  }),
};

const table = Object.entries(routes).map(([key, route]) => {
  const [method, path] = key.split(' ');
  return { method, segments: path === '' ? [] : path.split('/'), route };
});

/** @throws NotFound, ZodError, AwsError. */
export function controlRoute(
  request: ControlRequest,
  simulation: Simulation,
  liveness: Liveness,
): ControlAnswer {
  const found = table.find(
    ({ method, segments }) =>
      method === request.method &&
      segments.length === request.path.length &&
      segments.every((segment, index) => segment === '*' || segment === request.path[index]),
  );
  if (!found) {
    throw new NotFound(`no ${request.method} /_simulator/${request.path.join('/')}`);
  }
  return found.route(request, simulation, liveness);
}
