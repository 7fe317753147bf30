import type { OperationLogPage } from '@eks-environments/plugin-environments-common';
import { followLog } from './followLog';

function aPage(from: number, to: number, complete: boolean): OperationLogPage {
  return {
    items: Array.from({ length: to - from + 1 }, (_, index) => ({
      n: from + index,
      at: '2026-03-01T12:00:00.000Z',
      stream: 'stdout',
      level: 'info',
      text: `line ${from + index}`,
    })),
    next: to,
    complete,
  };
}

describe('following a log', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('reads every line once, from the first to the last, and then stops asking', async () => {
    const getOperationLog = jest
      .fn()
      .mockResolvedValueOnce(aPage(1, 500, false))
      .mockResolvedValueOnce(aPage(501, 501, false))
      .mockResolvedValueOnce(aPage(502, 502, true));
    const numbers: number[] = [];
    await followLog({
      api: { getOperationLog },
      operationId: 'operation',
      signal: new AbortController().signal,
      onPage: page => numbers.push(...page.items.map(({ n }) => n)),
      onError: jest.fn(),
    });
    expect(numbers).toEqual(Array.from({ length: 502 }, (_, i) => i + 1));
    expect(getOperationLog.mock.calls.map(([, query]) => query)).toEqual([
      { after: 0, wait: 0 },
      { after: 500, wait: 20 },
      { after: 501, wait: 20 },
    ]);
  });

  it('goes on where it was after an error', async () => {
    const getOperationLog = jest
      .fn()
      .mockResolvedValueOnce(aPage(1, 2, false))
      .mockRejectedValueOnce(new Error('Gone for a moment'))
      .mockResolvedValueOnce(aPage(3, 3, true));
    const onError = jest.fn();
    const done = followLog({
      api: { getOperationLog },
      operationId: 'operation',
      signal: new AbortController().signal,
      onPage: jest.fn(),
      onError,
    });
    await jest.runAllTimersAsync();
    await done;
    expect(onError).toHaveBeenCalledWith(new Error('Gone for a moment'));
    expect(getOperationLog.mock.calls[2][1]).toEqual({ after: 2, wait: 20 });
  });

  it('does not hammer an API that answers at once with nothing', async () => {
    const getOperationLog = jest.fn(async () => ({
      items: [],
      next: 0,
      complete: false,
    }));
    const stop = new AbortController();
    const done = followLog({
      api: { getOperationLog },
      operationId: 'operation',
      signal: stop.signal,
      onPage: jest.fn(),
      onError: jest.fn(),
    });
    await jest.advanceTimersByTimeAsync(10_000);
    expect(getOperationLog.mock.calls.length).toBeLessThanOrEqual(8);
    stop.abort();
    await done;
  });

  it('asks nothing while nobody can see the page', async () => {
    const visibility = jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    const getOperationLog = jest.fn().mockResolvedValue(aPage(1, 1, true));
    const done = followLog({
      api: { getOperationLog },
      operationId: 'operation',
      signal: new AbortController().signal,
      onPage: jest.fn(),
      onError: jest.fn(),
    });
    await jest.advanceTimersByTimeAsync(60_000);
    expect(getOperationLog).not.toHaveBeenCalled();
    visibility.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    await done;
    expect(getOperationLog).toHaveBeenCalledTimes(1);
    visibility.mockRestore();
  });
});
