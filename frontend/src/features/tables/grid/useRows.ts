/** Which rows of a long list are drawn: those in sight and some around them. */
import { type RefObject, useLayoutEffect, useState } from "react";
import { headHeight, rowHeight } from "~/features/tables/grid/widths";

const around = 8;
const stride = 4;

export interface Sight {
  from: number;
  /** Not among them. */
  to: number;
}

/** How many rows fit between head and lower edge. */
export const pageOf = (scroller: HTMLElement | null) =>
  Math.max(1, Math.floor(((scroller?.clientHeight ?? 0) - headHeight) / rowHeight) - 1);

export function useRows(scroller: RefObject<HTMLDivElement | null>, count: number): Sight {
  const [sight, setSight] = useState<Sight>({ from: 0, to: 40 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = () => {
      const top = Math.floor(element.scrollTop / rowHeight);
      const from = Math.max(0, Math.floor((top - around) / stride) * stride);
      const to = Math.ceil((top + element.clientHeight / rowHeight + around) / stride) * stride;
      setSight((old) => (old.from === from && old.to === to ? old : { from, to }));
    };
    look();
    element.addEventListener("scroll", look, { passive: true });
    const size = new ResizeObserver(look);
    size.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      size.disconnect();
    };
  }, [scroller]);
  return { from: Math.min(sight.from, Math.max(0, count - 1)), to: Math.min(sight.to, count) };
}
