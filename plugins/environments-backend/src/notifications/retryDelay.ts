const shortest = 5_000;
const longest = 30 * 60_000;

/**
 * Milliseconds until a delivery is tried again: 5 s after the first failure, doubled with each up to 30
 * minutes, of which between half and all is waited. `random` is from 0 to 1.
 */
export function retryDelay(attempts: number, random: number): number {
  const whole = Math.min(shortest * 2 ** Math.max(0, attempts - 1), longest);
  return Math.round(whole * (0.5 + random / 2));
}
