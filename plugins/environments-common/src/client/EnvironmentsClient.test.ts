import { EnvironmentsClient } from './EnvironmentsClient';

const discoveryApi = { getBaseUrl: async () => 'http://portal/api/environments' };

function clientAnswering(status: number, body: unknown) {
  const seen: Request[] = [];
  const fetchApi = {
    // Like Backstage's own, it makes a request of what it gets more than once.
    fetch: (async (...call) => {
      seen.push(new Request(...call), new Request(...call));
      return new Response(body === undefined ? null : JSON.stringify(body), {
        status,
        headers: { 'content-type': 'application/json' },
      });
    }) as typeof fetch,
  };
  return { client: new EnvironmentsClient({ discoveryApi, fetchApi }), seen };
}

describe('EnvironmentsClient', () => {
  it('sends token, idempotency key and body', async () => {
    const { client, seen } = clientAnswering(201, { id: '1' });
    const body = {
      provider: 'eks',
      type: 'temporary' as const,
      owner: 'group:default/team-a',
      manifest: 'a: "b"',
    };
    await client.createEnvironment(body, { token: 'secret', idempotencyKey: 'once' });
    expect(seen[0].url).toBe('http://portal/api/environments/environments');
    expect(seen[0].headers.get('authorization')).toBe('Bearer secret');
    expect(seen[0].headers.get('idempotency-key')).toBe('once');
    expect(await seen[1].json()).toEqual(body);
  });

  it('repeats list filters in the query', async () => {
    const { client, seen } = clientAnswering(200, { items: [], pageInfo: {} });
    await client.listEnvironments({ status: ['ready', 'failed'], text: 'a&b' });
    expect([...new URL(seen[0].url).searchParams]).toEqual([
      ['status', 'ready'],
      ['status', 'failed'],
      ['text', 'a&b'],
    ]);
  });

  it('gives nothing of an environment that was given away for good', async () => {
    const { client } = clientAnswering(204, undefined);
    expect(await client.transferEnvironment('1', 'group:default/team-b')).toBeUndefined();
    await expect(client.getEnvironment('1')).rejects.toThrow('The answer has no body');
  });

  it('fails with the code and details of the answer', async () => {
    const { client } = clientAnswering(400, {
      error: { name: 'InputError', message: 'no', code: 'validation', details: [] },
      response: { statusCode: 400 },
    });
    await expect(client.getEnvironment('x')).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 400,
      body: { error: { code: 'validation' } },
    });
  });
});
