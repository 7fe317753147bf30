import fc from 'fast-check';
import { Simulation } from '../simulation/Simulation.ts';
import type { Region } from '../simulation/Region.ts';
import { clusterConfig } from '../testing/configs.ts';
import { leftIn, ManualClock, stopSimulators, temporaryDirectory } from '../testing/simulators.ts';
import { clusterTemplate } from '../eksctl/stacks/clusterTemplate.ts';
import { nodegroupTemplate } from '../eksctl/stacks/nodegroupTemplate.ts';
import { clusterStack, nodegroupStack } from '../eksctl/stacks/names.ts';
import { planSubnets } from '../eksctl/stacks/network.ts';
import { AwsError } from '../protocols/AwsError.ts';
import type { StackFault } from '../state/cloudformation.ts';
import { createStack, deleteStack, findStack } from './stacks.ts';

afterEach(stopSimulators);

class World {
  readonly clock = new ManualClock();
  readonly simulation = new Simulation({
    dataDir: temporaryDirectory(),
    speed: 1,
    clock: this.clock,
    seed: 7,
  });

  region(): Region {
    return this.simulation.region('111122223333', 'eu-west-1');
  }

  createCluster(name: string, faults: StackFault[] = []) {
    const subnets = planSubnets('192.168.0.0/16', ['eu-west-1a', 'eu-west-1b']);
    const TemplateBody = clusterTemplate(clusterConfig(name), '1.34', { kind: 'new', subnets });
    return createStack(this.region(), { StackName: clusterStack(name), TemplateBody }, faults);
  }

  createGroup(cluster: string, name: string, faults: StackFault[] = []) {
    const group = { name, instanceType: 'm5.large' };
    const TemplateBody = nodegroupTemplate(clusterConfig(cluster), group, ['subnet-1']);
    return createStack(
      this.region(),
      { StackName: nodegroupStack(cluster, name), TemplateBody },
      faults,
    );
  }

  delete(stack: string, faults: StackFault[] = []) {
    deleteStack(this.region(), stack, faults);
  }

  status(stack: string): string {
    return findStack(this.region(), stack).status;
  }
}

describe('stacks', () => {
  it('make a cluster in nine minutes, events in order, with what eksctl reads from it', () => {
    const world = new World();
    world.createCluster('team');
    world.clock.pass(60);
    expect(world.region().state.clusters.team.status).toBe('CREATING');
    world.clock.pass(7 * 60);
    expect(world.status('eksctl-team-cluster')).toBe('CREATE_IN_PROGRESS');
    world.clock.pass(2 * 60);
    const stack = findStack(world.region(), 'eksctl-team-cluster');
    expect(stack.status).toBe('CREATE_COMPLETE');
    const { vpcs, clusters } = world.region().state;
    const outputs = Object.fromEntries(stack.outputs.map(item => [item.key, item.value]));
    expect(outputs).toMatchObject({
      ARN: clusters.team.arn,
      Endpoint: clusters.team.endpoint,
      CertificateAuthorityData: clusters.team.certificateAuthority,
      ClusterSecurityGroupId: clusters.team.clusterSecurityGroupId,
      VPC: Object.keys(vpcs)[0],
    });
    const [first, ...later] = stack.events.map(event => `${event.logicalId} ${event.status}`);
    expect(first).toBe('eksctl-team-cluster CREATE_IN_PROGRESS');
    expect(later.indexOf('VPC CREATE_COMPLETE')).toBeLessThan(
      later.indexOf('ControlPlane CREATE_IN_PROGRESS'),
    );
    expect(later[later.length - 1]).toBe('eksctl-team-cluster CREATE_COMPLETE');
    const moments = stack.events.map(event => event.at);
    expect(moments).toEqual([...moments].sort());
  });

  it('keep to the quota of VPCs, and give it back when they roll back', () => {
    const world = new World();
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) {
      world.createCluster(name);
    }
    world.clock.pass(20 * 60);
    const statuses = ['a', 'b', 'c', 'd', 'e', 'f'].map(name => world.status(clusterStack(name)));
    expect(statuses.filter(status => status === 'CREATE_COMPLETE')).toHaveLength(5);
    const failed = findStack(world.region(), 'eksctl-f-cluster');
    expect(failed.status).toBe('ROLLBACK_COMPLETE');
    expect(failed.events.find(event => event.status === 'CREATE_FAILED')?.reason).toContain(
      'The maximum number of VPCs has been reached.',
    );
    world.delete('eksctl-a-cluster');
    world.clock.pass(10 * 60);
    world.delete('eksctl-f-cluster');
    world.clock.pass(60);
    world.createCluster('f');
    world.clock.pass(20 * 60);
    expect(world.status('eksctl-f-cluster')).toBe('CREATE_COMPLETE');
  });

  it('refuse a taken name, protected deletion, and resources that nobody knows', () => {
    const world = new World();
    const stack = world.createCluster('team');
    expect(() => world.createCluster('team')).toThrow(
      new AwsError('AlreadyExistsException', 'Stack [eksctl-team-cluster] already exists'),
    );
    stack.terminationProtection = true;
    expect(() => world.delete('eksctl-team-cluster')).toThrow(
      'Stack [eksctl-team-cluster] cannot be deleted while TerminationProtection is enabled',
    );
    const TemplateBody = JSON.stringify({ Resources: { X: { Type: 'AWS::S3::Bucket' } } });
    expect(() => createStack(world.region(), { StackName: 'x', TemplateBody }, [])).toThrow(
      'Unrecognized resource types: [AWS::S3::Bucket]',
    );
  });

  it('forget what they were about to do when they are told to go', () => {
    const world = new World();
    const TemplateBody = JSON.stringify({ Resources: { VPC: { Type: 'AWS::EC2::VPC' } } });
    createStack(world.region(), { StackName: 's', TemplateBody }, []);
    // The VPC is there after 12 s; the stack itself would be complete after 14.
    world.clock.pass(13);
    world.delete('s');
    world.clock.pass(1);
    expect(world.status('s')).toBe('DELETE_IN_PROGRESS');
    world.clock.pass(10);
    expect(() => world.status('s')).toThrow('does not exist');
    expect(leftIn(world.region().state)).toEqual([]);
  });

  it('leave a network that something is left in, and go on once it is gone', () => {
    const world = new World();
    world.createCluster('team');
    world.clock.pass(15 * 60);
    const { state } = world.region();
    const vpcId = Object.keys(state.vpcs)[0];
    state.securityGroups['sg-left'] = {
      id: 'sg-left',
      name: 'k8s-traffic',
      description: '',
      vpcId,
      tags: {},
    };
    world.delete('eksctl-team-cluster');
    world.clock.pass(15 * 60);
    const stack = findStack(world.region(), 'eksctl-team-cluster');
    expect([stack.status, stack.statusReason]).toEqual([
      'DELETE_FAILED',
      'The following resource(s) failed to delete: [VPC]. ',
    ]);
    expect(stack.resources.find(item => item.logicalId === 'VPC')?.reason).toContain(
      `The vpc '${vpcId}' has dependencies and cannot be deleted.`,
    );
    delete world.region().state.securityGroups['sg-left'];
    world.delete('eksctl-team-cluster');
    world.clock.pass(5 * 60);
    expect(() => world.status('eksctl-team-cluster')).toThrow('does not exist');
    expect(leftIn(world.region().state)).toEqual([]);
  });

  it('leave nothing behind, in whatever order they are made, broken and deleted', () => {
    const names = fc.constantFrom('a', 'b', 'c');
    const resource = fc.constantFrom('VPC', 'NATIP', 'ControlPlane', 'ManagedNodeGroup', undefined);
    const step = fc.oneof(
      fc.record({ do: fc.constant('cluster' as const), name: names, resource, fail: fc.boolean() }),
      fc.record({ do: fc.constant('group' as const), name: names, resource, fail: fc.boolean() }),
      fc.record({ do: fc.constant('delete' as const), name: names, resource, fail: fc.boolean() }),
      fc.record({ do: fc.constant('pass' as const), seconds: fc.integer({ min: 1, max: 900 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), steps => {
        const world = new World();
        const attempt = (run: () => unknown) => {
          try {
            run();
          } catch (error) {
            if (!(error instanceof AwsError)) {
              throw error;
            }
          }
        };
        for (const item of steps) {
          if (item.do === 'pass') {
            world.clock.pass(item.seconds);
          } else {
            const fault = (on: 'create' | 'delete'): StackFault[] =>
              item.fail ? [{ kind: 'fail', on, resource: item.resource, reason: 'planned' }] : [];
            attempt(() => {
              if (item.do === 'cluster') {
                world.createCluster(item.name, fault('create'));
              } else if (item.do === 'group') {
                world.createGroup(item.name, 'ng', fault('create'));
              } else {
                world.delete(clusterStack(item.name), fault('delete'));
              }
            });
          }
          const { stacks, vpcs } = world.region().state;
          const live = stacks.filter(stack => stack.status !== 'DELETE_COMPLETE');
          expect(new Set(live.map(stack => stack.name)).size).toBe(live.length);
          expect(Object.keys(vpcs).length).toBeLessThanOrEqual(5);
          const working = stacks.filter(
            stack =>
              !stack.status.endsWith('_IN_PROGRESS') &&
              stack.resources.some(part => part.status.endsWith('_IN_PROGRESS')),
          );
          expect(working).toEqual([]);
        }
        for (const prefix of ['nodegroup-ng', 'cluster']) {
          for (const name of ['a', 'b', 'c']) {
            // The first delete may come before a create or a roll back has ended.
            for (let i = 0; i < 2; i++) {
              world.delete(`eksctl-${name}-${prefix}`);
              world.clock.pass(3_600);
            }
          }
        }
        const { state } = world.region();
        expect(state.stacks.filter(stack => stack.status !== 'DELETE_COMPLETE')).toEqual([]);
        expect(leftIn(state)).toEqual([]);
        expect(state.schedule).toEqual([]);
      }),
      { numRuns: 150, seed: 20261122 },
    );
  });
});
