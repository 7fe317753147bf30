import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** So many pixels above its end a list still counts as being at its end. */
const tolerance = 8;

/**
 * Keeps a scrolled element at its end while it grows. Scrolling up stops that, scrolling to the end takes
 * it up again.
 */
export function useFollowing(size: number): {
  ref: RefObject<HTMLDivElement>;
  following: boolean;
  setFollowing: (following: boolean) => void;
  onScroll: () => void;
} {
  const ref = useRef<HTMLDivElement>(null);
  const top = useRef(0);
  const [following, setFollowing] = useState(true);

  useLayoutEffect(() => {
    const element = ref.current;
    if (!following || !element) return;
    element.scrollTop = element.scrollHeight;
    top.current = element.scrollTop;
  }, [size, following]);

  const onScroll = useCallback(() => {
    const element = ref.current;
    if (!element) return;
    const { scrollTop, clientHeight, scrollHeight } = element;
    const atEnd = scrollTop + clientHeight >= scrollHeight - tolerance;
    // Growth alone moves the end away, too; only a move upwards is a person's.
    if (atEnd) setFollowing(true);
    else if (scrollTop < top.current) setFollowing(false);
    top.current = scrollTop;
  }, []);

  return { ref, following, setFollowing, onScroll };
}
