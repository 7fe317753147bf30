import fc from 'fast-check';
import { expectRoom } from '../expectAnswer';
import { call } from '../LedgerWorld';
import { command, pick, type LedgerCommand } from './command';

/** It gives back what it takes only once it sleeps. */
export const hibernating: fc.Arbitrary<LedgerCommand> = fc.nat().map(which =>
  command(
    `hibernate ${which}`,
    model => model.living('ready').length > 0,
    async (model, { environments }) => {
      await environments.hibernate(pick(model.living('ready'), which).id, call);
    },
  ),
);

/** There must be room for it, and is from then on none for others, even if the wake fails. */
export const waking: fc.Arbitrary<LedgerCommand> = fc.nat().map(which =>
  command(
    `wake ${which}`,
    model => model.living('hibernated').length > 0,
    async (model, { environments }) => {
      const environment = pick(model.living('hibernated'), which);
      const broken = model.brokenAwake(environment);
      if (await expectRoom(environments.wake(environment.id, call), broken)) {
        environment.asleep = false;
      }
    },
  ),
);
