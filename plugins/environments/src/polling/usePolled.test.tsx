import { act, renderHook } from '@testing-library/react';
import { usePolled } from './usePolled';

describe('usePolled', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  const after = (milliseconds: number) => act(() => jest.advanceTimersByTimeAsync(milliseconds));

  it('loads again as often as the last data asks for', async () => {
    const load = jest.fn().mockResolvedValueOnce('moving');
    load.mockResolvedValue('still');
    renderHook(() =>
      usePolled({
        key: 'a',
        load,
        every: data => (data === 'moving' ? 2_000 : 30_000),
      }),
    );
    await after(0);
    expect(load).toHaveBeenCalledTimes(1);
    await after(2_000);
    expect(load).toHaveBeenCalledTimes(2);
    await after(29_000);
    expect(load).toHaveBeenCalledTimes(2);
    await after(1_000);
    expect(load).toHaveBeenCalledTimes(3);
  });

  it('keeps the last data when a refresh fails, and forgets the error when one succeeds', async () => {
    const load = jest
      .fn()
      .mockResolvedValueOnce(1)
      .mockRejectedValueOnce(new Error('down'))
      .mockResolvedValueOnce(2);
    const { result } = renderHook(() => usePolled({ key: 'a', load, every: () => 1_000 }));
    await after(0);
    expect(result.current).toMatchObject({ data: 1, error: undefined });
    await after(1_000);
    expect(result.current).toMatchObject({ data: 1, error: new Error('down') });
    await after(1_000);
    expect(result.current).toMatchObject({ data: 2, error: undefined });
  });

  it('never shows the data of another key', async () => {
    const { result, rerender } = renderHook(
      ({ key }) => usePolled({ key, load: async () => key, every: () => 1_000 }),
      { initialProps: { key: 'a' } },
    );
    await after(0);
    expect(result.current.data).toBe('a');
    rerender({ key: 'b' });
    expect(result.current.data).toBeUndefined();
    await after(0);
    expect(result.current.data).toBe('b');
  });

  it('does not load while nobody can see the page', async () => {
    const visibility = jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
    const load = jest.fn(async () => 1);
    renderHook(() => usePolled({ key: 'a', load, every: () => 1_000 }));
    await after(0);
    visibility.mockReturnValue('hidden');
    await after(60_000);
    expect(load).toHaveBeenCalledTimes(1);
    visibility.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    await after(0);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('stops with the component', async () => {
    const load = jest.fn(async () => 1);
    const { unmount } = renderHook(() => usePolled({ key: 'a', load, every: () => 1_000 }));
    await after(0);
    unmount();
    await after(10_000);
    expect(load).toHaveBeenCalledTimes(1);
  });
});
