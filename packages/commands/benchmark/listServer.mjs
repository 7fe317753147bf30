// The backend in a process of its own, with a fake provider: its parent says where its database is, and it says
// where it listens.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { startPortal } = require('../../../plugins/environments-backend/src/__testUtils__/portal');

process.once('message', async connection => {
  const knex = require('knex')({ client: 'pg', connection, pool: { min: 2, max: 10 } });
  const { server } = await startPortal({ knex });
  process.send({ port: server.address().port });
});
process.once('disconnect', () => process.exit());
