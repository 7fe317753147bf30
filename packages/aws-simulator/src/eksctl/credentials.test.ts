import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runEksctl } from '../testing/eksctl.ts';
import { stopSimulators, temporaryDirectory, testSimulator } from '../testing/simulators.ts';

jest.setTimeout(60_000);
afterEach(stopSimulators);

it('takes credentials from a container endpoint, with the token of a file', async () => {
  const simulator = await testSimulator();
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers.authorization);
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        AccessKeyId: 'ASIASIM444455556666',
        SecretAccessKey: 'simulated',
        Token: 'simulated',
        Expiration: new Date(Date.now() + 3_600_000).toISOString(),
      }),
    );
  });
  await new Promise<void>(done => {
    server.listen(0, '127.0.0.1', done);
  });
  const token = join(temporaryDirectory(), 'token');
  writeFileSync(token, 'secret-token', { mode: 0o600 });
  const { exit, stdout } = await runEksctl(simulator, ['get', 'cluster', '-o', 'json'], {
    env: {
      AWS_ACCESS_KEY_ID: '',
      AWS_SECRET_ACCESS_KEY: '',
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${
        (server.address() as AddressInfo).port
      }/credentials`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: token,
    },
  });
  server.close();
  expect([exit, stdout]).toEqual([0, '[]']);
  expect(new Set(asked)).toEqual(new Set(['secret-token']));
  expect(await simulator.client.runs()).toMatchObject([{ account: '444455556666' }]);
});
