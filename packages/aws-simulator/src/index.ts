/**
 * A simulator of the AWS APIs and of eksctl, for development and tests. It is not AWS.
 *
 * @packageDocumentation
 */
export { SimulatorClient } from './control/client.ts';
export type { LeftoversPlan, SimulatorHealth } from './control/client.ts';
export type { SimulatedNode } from './control/kubernetes.ts';
export type { RegionView, StackView, StateView } from './control/stateView.ts';
export type { RealClock } from './clock/ModelClock.ts';
export type { Fault, FaultEffect, FaultPlan } from './faults/types.ts';
export { overlappingRuns } from './runs/overlaps.ts';
export { createPhases, deletePhases, scalePhases } from './runs/types.ts';
export type { Phase, Run, RunEnd } from './runs/types.ts';
export type { PublishedMessage } from './sns/PublishedMessages.ts';
export type { Call } from './simulation/CallLog.ts';
export { startSimulator } from './server/startSimulator.ts';
export type { RunningSimulator, SimulatorOptions } from './server/startSimulator.ts';
