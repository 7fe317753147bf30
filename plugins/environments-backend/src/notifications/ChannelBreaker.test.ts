import { FakeClock } from '../__testUtils__/FakeClock';
import { until } from '../__testUtils__/operations';
import { ChannelBreaker } from './ChannelBreaker';

const fail = async () => {
  throw new Error('It is down: password=correct-horse-battery');
};
const succeed = async () => undefined;

describe('A channel', () => {
  let clock: FakeClock;
  let rested: jest.Mock;
  let breakers: ChannelBreaker[];
  beforeEach(() => {
    clock = new FakeClock();
    rested = jest.fn();
    breakers = [];
  });
  afterEach(() => breakers.forEach(breaker => breaker.stop()));

  function start(restFor?: number): ChannelBreaker {
    const breaker = new ChannelBreaker({ clock, restFor, onRested: rested });
    breakers.push(breaker);
    return breaker;
  }
  async function failTimes(breaker: ChannelBreaker, times: number): Promise<void> {
    for (let n = 0; n < times; n += 1) {
      await expect(breaker.run(fail)).rejects.toThrow('It is down');
    }
  }

  it('that keeps failing is left alone, and says since when and why without secrets', async () => {
    const breaker = start();
    const begun = clock.now();
    await failTimes(breaker, 4);
    expect(breaker.open).toBe(false);
    expect(breaker.state).toEqual({ state: 'answering', since: begun });
    await clock.advance(1_000);
    await failTimes(breaker, 1);
    expect(breaker.open).toBe(true);
    expect(breaker.state).toEqual({
      state: 'failing',
      since: clock.now(),
      message: 'It is down: password=[redacted]',
    });
    const work = jest.fn();
    await expect(breaker.run(work)).rejects.toThrow();
    expect(work).not.toHaveBeenCalled();
  });

  it('that never answers is left alone, too, though each attempt takes all of its time', async () => {
    jest.useFakeTimers({ now: 0 });
    try {
      const breaker = start();
      for (let n = 0; n < 5; n += 1) {
        expect(breaker.open).toBe(false);
        jest.advanceTimersByTime(20_000);
        await failTimes(breaker, 1);
      }
      expect(breaker.state.state).toBe('failing');
    } finally {
      jest.useRealTimers();
    }
  });

  it('that fails as often as not is not left alone', async () => {
    const breaker = start();
    for (let n = 0; n < 50; n += 1) {
      await breaker.run(succeed);
      await failTimes(breaker, 1);
    }
    expect(breaker.open).toBe(false);
    expect(breaker.state.state).toBe('answering');
  });

  it('is tried again after a rest, left alone anew if that is in vain, and used if it is not', async () => {
    const breaker = start(10);
    await failTimes(breaker, 5);
    const { since } = breaker.state;
    await until(() => rested.mock.calls.length === 1);
    expect(breaker.open).toBe(false);
    await clock.advance(1_000);
    await failTimes(breaker, 1);
    expect(breaker.open).toBe(true);
    expect(breaker.state).toMatchObject({ state: 'failing', since });
    await until(() => rested.mock.calls.length === 2);
    await clock.advance(1_000);
    await breaker.run(succeed);
    expect(breaker.open).toBe(false);
    expect(breaker.state).toEqual({ state: 'answering', since: clock.now() });
  });
});
