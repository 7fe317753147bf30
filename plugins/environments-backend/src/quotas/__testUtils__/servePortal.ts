// A replica in a process of its own: its parent says where its database is, it says where it listens.
import type { AddressInfo } from 'node:net';
import knexFactory from 'knex';
import { startPortal } from '../../__testUtils__/portal';
import type { ReplicaStart } from './Replica';

process.once('message', async ({ database, groups }: ReplicaStart) => {
  const { server } = await startPortal({ knex: knexFactory(database), groups });
  // Connections end with the test: one that the server closes as a call begins would fail it.
  server.keepAliveTimeout = 3_600_000;
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.once('disconnect', () => process.exit());
