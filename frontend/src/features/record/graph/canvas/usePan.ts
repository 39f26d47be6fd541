/** The empty ground is pulled about with the mouse; fingers scroll as everywhere. */
import { type PointerEvent, useRef } from "react";

const slip = 4;

export function usePan() {
  const from = useRef<{ x: number; y: number; left: number; top: number; moved: boolean } | undefined>(undefined);
  const begin = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget;
    if (event.pointerType !== "mouse" || event.button !== 0 || (event.target as Element).closest("button")) return;
    // The scrollbars lie outside of what can be pulled.
    const edge = box.getBoundingClientRect();
    if (event.clientX - edge.left > box.clientWidth || event.clientY - edge.top > box.clientHeight) return;
    from.current = { x: event.clientX, y: event.clientY, left: box.scrollLeft, top: box.scrollTop, moved: false };
  };
  const move = (event: PointerEvent<HTMLDivElement>) => {
    const [box, start] = [event.currentTarget, from.current];
    if (!start) return;
    if (!start.moved && Math.hypot(event.clientX - start.x, event.clientY - start.y) < slip) return;
    if (!start.moved) {
      start.moved = true;
      box.setPointerCapture(event.pointerId);
      box.dataset["panning"] = "";
    }
    box.scrollTo(start.left + start.x - event.clientX, start.top + start.y - event.clientY);
  };
  /** Whether it was a click and no pull. */
  const end = (event: PointerEvent<HTMLDivElement>): boolean => {
    const clicked = from.current !== undefined && !from.current.moved;
    from.current = undefined;
    delete event.currentTarget.dataset["panning"];
    return clicked;
  };
  return { begin, move, end };
}
