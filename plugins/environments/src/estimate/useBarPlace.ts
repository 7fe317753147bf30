import { sidebarConfig, useSidebarPinState } from '@backstage/core-components';
import { useEffect, useState } from 'react';

/** How much of the panel must be in sight for the bar not to be needed, in pixels: its first lines. */
const enough = 120;
/** The most that the bar is high, in pixels. */
const highest = 80;

/** Where a bar at the lower edge of the window belongs; undefined unless the panel is further down than one sees. */
export function useBarPlace(panel: HTMLElement | null) {
  // Backstage's navigation lies at the lower edge of small screens.
  const bottom = useSidebarPinState().isMobile ? sidebarConfig.mobileSidebarHeight : 0;
  const [place, setPlace] = useState<{ left: number; width: number; bottom: number }>();

  useEffect(() => {
    if (!panel || !('IntersectionObserver' in window)) return undefined;
    let below = false;
    const look = () => {
      const { left, width } = panel.getBoundingClientRect();
      setPlace(below ? { left, width, bottom } : undefined);
    };
    const sight = new IntersectionObserver(
      entries => {
        const { isIntersecting, boundingClientRect } = entries[entries.length - 1];
        below = !isIntersecting && boundingClientRect.top > 0;
        look();
      },
      { rootMargin: `0px 0px -${bottom + enough}px 0px` },
    );
    const size = new ResizeObserver(look);
    sight.observe(panel);
    size.observe(panel);
    return () => {
      sight.disconnect();
      size.disconnect();
    };
  }, [panel, bottom]);

  const shown = place !== undefined;
  useEffect(() => {
    if (!panel || !shown) return undefined;
    // So that the field that gets the focus by keyboard is not behind the bar.
    const { style } = scrollerOf(panel);
    style.scrollPaddingBottom = `${bottom + highest}px`;
    return () => {
      style.scrollPaddingBottom = '';
    };
  }, [panel, shown, bottom]);

  return place;
}

function scrollerOf(element: HTMLElement): HTMLElement {
  const parent = element.parentElement;
  if (!parent) return document.documentElement;
  return /auto|scroll/.test(getComputedStyle(parent).overflowY) ? parent : scrollerOf(parent);
}
