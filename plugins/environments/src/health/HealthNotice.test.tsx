import { screen } from '@testing-library/react';
import type { Environment, ServiceHealth } from '@eks-environments/plugin-environments-common';
import { anEnvironment, operationId } from '../__testUtils__/examples';
import { environmentsApiMock, renderEnvironments } from '../__testUtils__/renderEnvironments';
import { HealthNotice } from './HealthNotice';

function ec2(changes: Partial<ServiceHealth> = {}): ServiceHealth {
  return {
    id: 'eks/development/eu-west-1/ec2',
    kind: 'provider',
    title: 'AWS eu-west-1 (EC2)',
    state: 'failing',
    provider: 'eks',
    target: 'development',
    region: 'eu-west-1',
    ...changes,
  };
}

const eks = { id: 'eks/development/eu-west-1/eks', title: 'AWS eu-west-1 (EKS)' };

/** What the notice says to an environment that is queued, but for the changes. */
async function noticeFor(health: ServiceHealth[], changes: Partial<Environment> = {}) {
  const api = environmentsApiMock({ getHealth: async () => ({ items: health }) });
  const environment = anEnvironment({
    status: 'queued',
    currentOperationId: operationId,
    ...changes,
  });
  renderEnvironments(
    api,
    '/environments',
    <>
      <p>About the environment</p>
      <HealthNotice environment={environment} />
    </>,
  );
  return api;
}

describe('the notice that services do not answer', () => {
  it('says that the request is queued and goes on by itself', async () => {
    await noticeFor([ec2({ since: new Date(Date.now() - 5 * 60_000).toISOString() })]);
    expect(await screen.findByRole('status')).toHaveTextContent(
      'AWS eu-west-1 (EC2) is not answering; your request is queued and goes on by itself. It began 5 min ago.',
    );
  });

  it('names all that do not answer, and says that what is under way waits', async () => {
    await noticeFor([ec2(), ec2(eks)], { status: 'deleting' });
    expect(await screen.findByRole('status')).toHaveTextContent(
      'AWS eu-west-1 (EC2) and AWS eu-west-1 (EKS) are not answering; what is under way waits and goes on by itself.',
    );
  });

  it('says that it takes longer where a service asks for fewer calls', async () => {
    await noticeFor([ec2({ state: 'slowed' }), ec2({ ...eks, state: 'answering' })]);
    expect(await screen.findByRole('status')).toHaveTextContent(
      'AWS eu-west-1 (EC2) asks for fewer calls; this takes longer than usual and goes on by itself.',
    );
  });

  it('counts a service without a place for every place', async () => {
    await noticeFor([ec2({ title: 'AWS (pricing)', target: undefined, region: undefined })]);
    expect(await screen.findByRole('status')).toHaveTextContent(
      /^AWS \(pricing\) is not answering/,
    );
  });

  it.each<[string, Partial<ServiceHealth>]>([
    ['another region', { region: 'us-east-1' }],
    ['another target', { target: 'production' }],
    ['another provider', { provider: 'kubernetes' }],
    ['a channel of messages', { kind: 'channel' }],
    ['a service that answers', { state: 'answering' }],
  ])('says nothing of %s', async (_, changes) => {
    await noticeFor([ec2(changes), ec2(eks)]);
    expect(await screen.findByRole('status')).toHaveTextContent(
      /^AWS eu-west-1 \(EKS\) is not answering/,
    );
  });

  it('asks nothing while nothing happens to the environment', async () => {
    const api = await noticeFor([ec2()], { status: 'ready', currentOperationId: undefined });
    expect(await screen.findByText('About the environment')).toBeInTheDocument();
    expect(api.getHealth).not.toHaveBeenCalled();
  });
});
