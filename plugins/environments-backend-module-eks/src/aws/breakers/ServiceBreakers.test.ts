import { ManualClock } from '../../__testUtils__/ManualClock';
import { hastyBreakers } from '../../__testUtils__/session';

it('A service that does not answer and is not called any more is soon not said to fail', async () => {
  const clock = new ManualClock();
  const breakers = hastyBreakers(clock);
  const { signal } = new AbortController();
  const of = (service: 'ec2' | 'eks') =>
    breakers.of({ target: 'development', region: 'eu-west-1', service });
  const states = () => breakers.health().map(({ id, state }) => [id.split('/')[3], state]);
  await of('eks').call(async () => 'answer', signal);
  const unanswered = async () => {
    throw Object.assign(new Error('No'), { code: 'ECONNREFUSED' });
  };
  for (let n = 0; n < 3; n += 1) {
    await of('ec2')
      .call(unanswered, signal)
      .catch(() => undefined);
  }
  // Whoever waits for it tries it more often.
  await clock.advance(60_000);
  expect(states()).toEqual([
    ['eks', 'answering'],
    ['ec2', 'failing'],
  ]);
  await clock.advance(60_000);
  expect(states()).toEqual([['eks', 'answering']]);
  await of('ec2').nextTry(signal);
  await of('ec2')
    .call(unanswered, signal)
    .catch(() => undefined);
  expect(states()).toEqual([
    ['eks', 'answering'],
    ['ec2', 'failing'],
  ]);
});
