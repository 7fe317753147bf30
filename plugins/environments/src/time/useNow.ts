import { useState } from 'react';
import useInterval from 'react-use/esm/useInterval';

/** The time now, in milliseconds, renewed at an interval so that words about time stay true. */
export function useNow(everyMilliseconds = 10_000): number {
  const [now, setNow] = useState(() => Date.now());
  useInterval(() => setNow(Date.now()), everyMilliseconds);
  return now;
}
