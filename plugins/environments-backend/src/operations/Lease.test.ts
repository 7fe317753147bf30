import { mockServices } from '@backstage/backend-test-utils';
import { FakeClock } from '../__testUtils__/FakeClock';
import { Lease } from './Lease';

type Renewal = { deletionRequested: boolean } | undefined;

const duration = 60_000;

describe('Lease', () => {
  const clock = () => new FakeClock();
  function take(time: FakeClock, renew: () => Promise<Renewal>, onDeletionRequested = jest.fn()) {
    return Lease.take({
      clock: time,
      logger: mockServices.logger.mock(),
      duration,
      takenAt: time.monotonic(),
      renew,
      onDeletionRequested,
    });
  }

  it('is renewed every quarter of its time and then lasts two thirds of it', async () => {
    const time = clock();
    const renew = jest.fn(async (): Promise<Renewal> => ({ deletionRequested: false }));
    const lease = take(time, renew);
    const renewed = jest.fn();
    lease.onRenewed(renewed);
    expect(lease.remaining()).toBe(40_000);
    await time.advance(14_999);
    expect(renew).not.toHaveBeenCalled();
    expect(lease.remaining()).toBe(25_001);
    await time.advance(1);
    expect(renewed).toHaveBeenCalledTimes(1);
    expect(lease.remaining()).toBe(40_000);
    await time.advance(600_000);
    expect(renew).toHaveBeenCalledTimes(41);
    expect(lease.lost.aborted).toBe(false);
    await lease.end();
    await time.advance(600_000);
    expect(renew).toHaveBeenCalledTimes(41);
    expect(lease.lost.aborted).toBe(false);
  });

  it('tries again when the database fails, and recovers', async () => {
    const time = clock();
    const renew = jest.fn(async (): Promise<Renewal> => ({ deletionRequested: false }));
    renew.mockRejectedValueOnce(new Error('away')).mockRejectedValueOnce(new Error('away'));
    const lease = take(time, renew);
    await time.advance(39_999);
    expect(lease.lost.aborted).toBe(false);
    expect(renew.mock.calls.length).toBeGreaterThanOrEqual(3);
    await time.advance(60_000);
    expect(lease.lost.aborted).toBe(false);
    await lease.end();
  });

  it('is lost after two thirds of its time without a renewal', async () => {
    const time = clock();
    const lease = take(time, async () => {
      throw new Error('away');
    });
    await time.advance(39_999);
    expect(lease.lost.aborted).toBe(false);
    await time.advance(1);
    expect(lease.lost.aborted).toBe(true);
    expect(lease.remaining()).toBe(0);
  });

  it('is lost when a renewal hangs, and stays so when it comes through', async () => {
    const time = clock();
    let answer = (_: Renewal) => {};
    const lease = take(time, () => new Promise<Renewal>(resolve => (answer = resolve)));
    const renewed = jest.fn();
    lease.onRenewed(renewed);
    await time.advance(40_000);
    expect(lease.lost.aborted).toBe(true);
    answer({ deletionRequested: true });
    await time.advance(1);
    expect(lease.remaining()).toBe(0);
    expect(renewed).not.toHaveBeenCalled();
  });

  it('counts from the start of a renewal, not from its answer', async () => {
    const time = clock();
    let answer = (_: Renewal) => {};
    const lease = take(time, () => new Promise<Renewal>(resolve => (answer = resolve)));
    await time.advance(35_000);
    answer({ deletionRequested: false });
    await time.advance(0);
    expect(lease.remaining()).toBe(20_000);
    void lease.end();
  });

  it('is lost when the operation is no longer ours', async () => {
    const time = clock();
    const lease = take(time, async () => undefined);
    await time.advance(15_000);
    expect(lease.lost.aborted).toBe(true);
  });

  it('tells of a deletion that was asked for', async () => {
    const time = clock();
    const asked = jest.fn();
    const lease = take(time, async () => ({ deletionRequested: true }), asked);
    await time.advance(15_000);
    expect(asked).toHaveBeenCalled();
    expect(lease.lost.aborted).toBe(false);
    await lease.end();
  });
});
