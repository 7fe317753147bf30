import { retryDelay } from './retryDelay';

it('Retries wait from 5 s, doubled up to 30 minutes, of which at least half', () => {
  const longest = Array.from({ length: 12 }, (_, index) => retryDelay(index + 1, 1) / 1000);
  expect(longest).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 1280, 1800, 1800, 1800]);
  expect(retryDelay(1, 0)).toBe(2_500);
  expect(retryDelay(5_000, 0)).toBe(15 * 60_000);
});
