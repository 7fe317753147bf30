import { z } from 'zod/v4';
import { createPhases, deletePhases, scalePhases } from '../runs/types.ts';
import type { FaultPlan } from './types.ts';

const resource = z.string().optional();
const reason = z.string().optional();

const effect = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('error'),
    code: z.string().optional(),
    message: z.string(),
    status: z.int().min(400).max(599).optional(),
  }),
  z.strictObject({ type: z.literal('throttle') }),
  z.strictObject({ type: z.literal('hang') }),
  z.strictObject({ type: z.literal('slow'), seconds: z.number().min(0) }),
  z.strictObject({ type: z.literal('rollback'), resource, reason }),
  z.strictObject({ type: z.literal('delete-failed'), resource, reason }),
  z.strictObject({ type: z.literal('stall'), resource }),
  z.strictObject({ type: z.literal('degraded'), message: z.string().optional() }),
  z.strictObject({ type: z.literal('no-capacity'), message: z.string().optional() }),
  z.strictObject({ type: z.literal('crash') }),
  z.strictObject({ type: z.literal('exit'), code: z.int().min(0).max(255) }),
  z.strictObject({
    type: z.literal('noise'),
    lines: z.int().min(1).max(1_000_000),
    length: z.int().min(1).max(1_000_000).optional(),
  }),
  z.strictObject({ type: z.literal('nodes-not-ready') }),
  z.strictObject({ type: z.literal('unreachable') }),
  z.strictObject({ type: z.literal('kubectl-missing') }),
]);

const pattern = z.string().refine(text => {
  try {
    return Boolean(new RegExp(text));
  } catch {
    return false;
  }
}, 'not a regular expression');

const plan = z
  .strictObject({
    operation: z
      .string()
      .regex(/^[a-z0-9]+:([A-Za-z]+|\*)$/, 'must be written service:Operation or service:*')
      .optional(),
    phase: z.enum([...new Set([...createPhases, ...deletePhases, ...scalePhases])]).optional(),
    command: z.string().optional(),
    namePattern: pattern.optional(),
    region: z.string().optional(),
    nth: z.int().min(1).optional(),
    times: z.union([z.int().min(1), z.literal('always')]).optional(),
    effect,
  })
  .refine(
    value =>
      value.operation !== undefined ||
      value.phase !== undefined ||
      ['rollback', 'delete-failed', 'stall', 'degraded', 'no-capacity'].includes(value.effect.type),
    'names neither an operation nor a phase',
  );

/** @throws ZodError when it isn't a plan. */
export function parseFaultPlan(value: unknown): FaultPlan {
  return plan.parse(value);
}
