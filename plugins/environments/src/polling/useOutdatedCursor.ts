import { useEffect, useRef } from 'react';
import { codeOf } from './problem';

/**
 * Goes to the first page where the server no longer takes the page's cursor, for example that of an old link.
 * Whether that is so; the error is then not for people.
 */
export function useOutdatedCursor(error: Error | undefined, toFirstPage: () => void): boolean {
  const go = useRef(toFirstPage);
  go.current = toFirstPage;
  const outdated = codeOf(error) === 'cursor';
  useEffect(() => {
    if (outdated) go.current();
  }, [outdated]);
  return outdated;
}
