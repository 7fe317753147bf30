import { AwsError } from '../protocols/AwsError.ts';
import { defaultReason } from '../faults/FaultPlans.ts';
import type { FaultEffect } from '../faults/types.ts';
import type { Simulation } from '../simulation/Simulation.ts';
import { zonesOf } from '../ec2/zones.ts';
import { refusal, success, type Answer } from './answers.ts';
import type { AwsRequest } from './AwsRequest.ts';
import { callCluster, callHasResource } from './callSubject.ts';
import type { CallFaults } from './Operation.ts';
import { serviceOf } from './services.ts';

/** How an accepted call is answered: at once, after model seconds, or never. */
export type Reply = { answer: Answer; afterSeconds: number } | 'never';

/** How services say it that do not say it as the others. */
const throttling: Record<string, [code: string, message: string, status: number]> = {
  ec2: ['RequestLimitExceeded', 'Request limit exceeded.', 503],
  eks: ['ThrottlingException', 'Rate exceeded', 429],
  sns: ['Throttled', 'Rate exceeded', 429],
};

const throttled = (service: string) =>
  new AwsError(...(throttling[service] ?? ['Throttling', 'Rate exceeded', 400]));

function callFaults(effects: FaultEffect[], operation: string): CallFaults {
  const faults: CallFaults = { stack: [] };
  for (const effect of effects) {
    if (effect.type === 'rollback') {
      const reason = effect.reason ?? defaultReason(effect.resource);
      faults.stack.push({ kind: 'fail', on: 'create', resource: effect.resource, reason });
    } else if (effect.type === 'delete-failed') {
      const reason = effect.reason ?? defaultReason(undefined);
      faults.stack.push({ kind: 'fail', on: 'delete', resource: effect.resource, reason });
    } else if (effect.type === 'stall') {
      const on = operation === 'CreateStack' ? 'create' : 'delete';
      faults.stack.push({ kind: 'stall', on, resource: effect.resource });
    } else if (effect.type === 'degraded') {
      faults.degraded =
        effect.message ?? 'The add-on is unhealthy because it has too few replicas.';
    } else if (effect.type === 'no-capacity') {
      faults.noCapacity =
        effect.message ??
        'Could not launch On-Demand Instances. InsufficientInstanceCapacity - We currently do not have sufficient capacity in the Availability Zone you requested.';
    }
  }
  return faults;
}

/** Answers one call of an AWS API. */
export function callAws(
  simulation: Simulation,
  request: AwsRequest,
  userAgent: string | undefined,
): Reply {
  const requestId = simulation.random.uuid();
  const version = request.input.Version;
  const service = serviceOf(request.service, version);
  const { operation, input } = request;
  const identity = simulation.identity(request.accessKey);
  const record = (status: number, cluster?: string, error?: string) =>
    simulation.calls.add({
      at: new Date(simulation.clock.realNow()).toISOString(),
      operation: `${request.service}:${operation}`,
      account: identity.account,
      region: request.region,
      cluster,
      status,
      error,
      userAgent,
    });
  if (!service) {
    const message = `The AWS simulator does not know the service ${request.service} (operation ${operation})`;
    record(501, undefined, 'UnknownService');
    const headers = { 'content-type': 'application/json' };
    return {
      answer: { status: 501, headers, body: JSON.stringify({ message }) },
      afterSeconds: 0,
    };
  }
  let cluster: string | undefined;
  try {
    if (request.service !== 'sts' && request.service !== 'iam') {
      zonesOf(request.region);
    }
    const region = simulation.region(identity.account, request.region);
    cluster = callCluster(region, request.service, input);
    const effects = simulation.faults.hits({
      operation: `${request.service}:${operation}`,
      cluster,
      region: request.region,
      hasResource: callHasResource(region, operation, input),
    });
    let afterSeconds = 0;
    for (const effect of effects) {
      if (effect.type === 'hang') {
        record(0, cluster, 'planned: hang');
        return 'never';
      }
      if (effect.type === 'error') {
        throw new AwsError(effect.code ?? 'InternalFailure', effect.message, effect.status ?? 400);
      }
      if (effect.type === 'throttle') {
        throw throttled(request.service);
      }
      afterSeconds += effect.type === 'slow' ? effect.seconds : 0;
    }
    if (!Object.hasOwn(service.operations, operation)) {
      throw new AwsError(
        service.protocol === 'rest-json' ? 'UnknownOperationException' : 'InvalidAction',
        `The AWS simulator does not know ${request.service}:${operation}`,
        service.protocol === 'rest-json' ? 404 : 400,
      );
    }
    const result = service.operations[operation](input, {
      region,
      identity,
      accountRegions: () =>
        simulation.advanceAll().filter(other => other.account === identity.account),
      faults: callFaults(effects, operation),
      publish: message => simulation.publish(message),
      rememberSession: (key, session) => simulation.rememberSession(key, session),
    });
    record(200, cluster);
    return { answer: success(service, operation, result, requestId), afterSeconds };
  } catch (error) {
    if (!(error instanceof AwsError)) {
      throw error;
    }
    record(error.status, cluster, error.code);
    return { answer: refusal(service, error, requestId), afterSeconds: 0 };
  }
}
