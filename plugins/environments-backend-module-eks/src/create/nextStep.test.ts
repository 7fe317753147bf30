import type { Truth } from '../aws/truth';
import type { ClusterStack } from '../aws/stacks';
import { nextStep } from './nextStep';

const startedAt = new Date('2030-01-01T12:00:00Z');
const before = new Date('2030-01-01T11:00:00Z');
const since = new Date('2030-01-01T12:01:00Z');

function stack(part: string, status: string, createdAt = before): ClusterStack {
  return {
    name: `eksctl-n-${part}`,
    id: `arn:${part}`,
    status,
    createdAt,
    tags: {},
    terminationProtection: true,
  };
}

function truth(given: Partial<Truth>): Truth {
  return { otherStacks: [], foreign: [], ...given };
}

const complete = stack('cluster', 'CREATE_COMPLETE');
const cluster = { name: 'n', status: 'ACTIVE' } as const;

describe('the next step of a create', () => {
  it('creates where nothing is', () => {
    expect(nextStep(truth({}), 'n', startedAt)).toEqual({ do: 'create' });
  });

  it.each(['CREATE_FAILED', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'DELETE_FAILED'])(
    'removes a stack that an earlier operation left as %s, so that its name is free',
    status => {
      const clusterStack = stack('cluster', status);
      const nodes = stack('nodegroup-ng', 'DELETE_FAILED');
      expect(nextStep(truth({ clusterStack, otherStacks: [nodes] }), 'n', startedAt)).toEqual({
        do: 'remove',
        stacks: [nodes, clusterStack],
      });
    },
  );

  it('removes a failed stack with the control plane that it still holds', () => {
    const clusterStack = stack('cluster', 'ROLLBACK_FAILED');
    expect(nextStep(truth({ clusterStack, cluster }), 'n', startedAt).do).toBe('remove');
  });

  it('gives up when the stack of the cluster failed in this operation, whoever saw it', () => {
    const clusterStack = stack('cluster', 'ROLLBACK_COMPLETE', since);
    expect(nextStep(truth({ clusterStack }), 'n', startedAt)).toEqual({
      do: 'fail',
      stacks: [clusterStack],
    });
  });

  it('completes what an interrupted create has begun', () => {
    expect(nextStep(truth({ clusterStack: complete, cluster }), 'n', startedAt)).toEqual({
      do: 'complete',
    });
  });

  it('removes a node group’s stack that failed before: eksctl would count it as there', () => {
    const nodes = stack('nodegroup-ng', 'ROLLBACK_COMPLETE');
    expect(
      nextStep(truth({ clusterStack: complete, cluster, otherStacks: [nodes] }), 'n', startedAt),
    ).toEqual({ do: 'remove', stacks: [nodes] });
  });

  it('gives up when a node group’s stack failed in this operation', () => {
    const nodes = stack('nodegroup-ng', 'ROLLBACK_COMPLETE', since);
    expect(
      nextStep(truth({ clusterStack: complete, cluster, otherStacks: [nodes] }), 'n', startedAt),
    ).toEqual({ do: 'fail', stacks: [nodes] });
  });

  it.each([
    ['the name is another’s', { foreign: ['EKS cluster n'] }, 'configuration'],
    ['the control plane was deleted outside', { clusterStack: complete }, 'lost'],
    ['the control plane has lost its stack', { cluster }, 'unknown'],
  ])('touches nothing when %s', (_, given, expected) => {
    expect(() => nextStep(truth(given), 'n', startedAt)).toThrow(
      expect.objectContaining({ info: expect.objectContaining({ class: expected }) }),
    );
  });
});
