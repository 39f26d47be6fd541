/** The window onto the picture: how large it is drawn, which part is seen, and moving it. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { View } from "~/features/record/graph/picture/edges";
import { type Layout, rowAt } from "~/features/record/graph/picture/layout";

export const nearest = 1.6;
export const farthest = 0.02;
/** Smaller than this, nodes are painted instead of mounted. */
export const farBelow = 0.45;
/** So long after its last turn a wheel rests, and nodes are mounted again. */
const restMs = 140;
/** What is mounted is decided anew only when the window has moved by so much. */
const chunk = 400;

export interface Stage {
  scroller: RefObject<HTMLDivElement | null>;
  scale: number;
  /** The scale that nodes are mounted at: it follows once the wheel rests, until then they are painted. */
  settled: number;
  /** What is seen and a margin around it, in units of the layout. */
  near: View;
  /** Exactly what is seen now. */
  seen: () => View;
  zoom: (to: number, at?: { x: number; y: number }) => void;
  fit: () => void;
  show: (id: string) => void;
  onScroll: () => void;
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

const down = (value: number) => Math.floor(value / chunk) * chunk - chunk;
const up = (value: number) => Math.ceil(value / chunk) * chunk + chunk;

function around(view: View): View {
  return { left: Math.max(0, down(view.left)), top: Math.max(0, down(view.top)), right: up(view.right), bottom: up(view.bottom) };
}

const same = (one: View, other: View) =>
  one.left === other.left && one.top === other.top && one.right === other.right && one.bottom === other.bottom;

export function useStage(layout: Layout, moved: () => void): Stage {
  const scroller = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(1);
  const [settled, setSettled] = useState(1);
  const turning = useRef(0);
  const drawn = useRef(1);
  const target = useRef<{ x: number; y: number } | undefined>(undefined);
  const [near, setNear] = useState<View>({ left: 0, top: 0, right: 2000, bottom: 1200 });

  const seen = useCallback((): View => {
    const box = scroller.current;
    if (!box) return { left: 0, top: 0, right: 0, bottom: 0 };
    const [left, top] = [box.scrollLeft / drawn.current, box.scrollTop / drawn.current];
    return { left, top, right: left + box.clientWidth / drawn.current, bottom: top + box.clientHeight / drawn.current };
  }, []);
  const onScroll = useCallback(() => {
    moved();
    if (turning.current) return;
    const next = around(seen());
    setNear((old) => (same(old, next) ? old : next));
  }, [moved, seen]);

  const zoom = useCallback((to: number, at?: { x: number; y: number }) => {
    const box = scroller.current;
    if (!box) return;
    const next = clamp(to, farthest, nearest);
    const point = at ?? { x: box.clientWidth / 2, y: box.clientHeight / 2 };
    const from = target.current ?? { x: box.scrollLeft, y: box.scrollTop };
    const factor = next / drawn.current;
    target.current = { x: (from.x + point.x) * factor - point.x, y: (from.y + point.y) * factor - point.y };
    drawn.current = next;
    setScale(next);
    if (!turning.current) setSettled(next);
  }, []);
  const turn = useCallback(
    (to: number, at: { x: number; y: number }) => {
      window.clearTimeout(turning.current);
      turning.current = window.setTimeout(() => {
        turning.current = 0;
        setSettled(drawn.current);
        onScroll();
      }, restMs);
      zoom(to, at);
    },
    [zoom, onScroll],
  );
  useEffect(() => () => window.clearTimeout(turning.current), []);
  // The scroll is put right once the new size is in the page.
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box && target.current) {
      box.scrollLeft = target.current.x;
      box.scrollTop = target.current.y;
      target.current = undefined;
    }
    // oxlint-disable-next-line react/set-state-in-effect -- what is seen is known once the scroll is put right
    onScroll();
  }, [scale, layout, onScroll]);

  const fit = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    target.current = { x: 0, y: 0 };
    drawn.current = clamp(Math.min(box.clientWidth / layout.width, box.clientHeight / layout.height), farthest, 1);
    setScale(drawn.current);
    setSettled(drawn.current);
    box.scrollTo({ left: 0, top: 0 });
    onScroll();
  }, [layout, onScroll]);

  const show = useCallback(
    (id: string) => {
      const [box, node] = [scroller.current, layout.boxes.get(id)];
      if (!box || !node) return;
      if (drawn.current < farBelow) {
        drawn.current = 1;
        target.current = { x: node.x - 80, y: node.y - box.clientHeight / 2 };
        setScale(1);
        setSettled(1);
        return;
      }
      const view = seen();
      const [wide, high] = [view.right - view.left, view.bottom - view.top];
      const left = node.x < view.left || node.x + node.width > view.right ? Math.max(0, node.x - Math.max(24, (wide - node.width) / 2)) : view.left;
      const top = node.y < view.top || node.y + node.height > view.bottom ? Math.max(0, node.y - (high - node.height) / 2) : view.top;
      box.scrollTo({ left: left * drawn.current, top: top * drawn.current });
      onScroll();
    },
    [layout, onScroll, seen],
  );
  useAnchor(scroller, layout, drawn);
  useWheel(scroller, drawn, turn);
  useEffect(() => {
    const box = scroller.current;
    if (!box) return undefined;
    const watcher = new ResizeObserver(onScroll);
    watcher.observe(box);
    return () => watcher.disconnect();
  }, [onScroll]);
  return { scroller, scale, settled, near, seen, zoom, fit, show, onScroll };
}

/** When rows come or go above, what is seen stays where it is. */
function useAnchor(scroller: RefObject<HTMLDivElement | null>, layout: Layout, drawn: RefObject<number>): void {
  const before = useRef(layout);
  useLayoutEffect(() => {
    const [box, old] = [scroller.current, before.current];
    before.current = layout;
    if (!box || old === layout || box.scrollTop === 0) return;
    const top = box.scrollTop / drawn.current;
    for (let place = rowAt(old.rows, top); place < old.rows.length; place += 1) {
      const row = old.rows[place];
      const now = row && layout.boxes.get(row.id);
      if (!row || !now) continue;
      if (now.y !== row.y) box.scrollTop = (top + now.y - row.y) * drawn.current;
      return;
    }
  }, [scroller, layout, drawn]);
}

/** Ctrl or Cmd and the wheel, or two fingers on a pad, zoom where the pointer is. */
function useWheel(scroller: RefObject<HTMLDivElement | null>, drawn: RefObject<number>, turned: (to: number, at: { x: number; y: number }) => void): void {
  useEffect(() => {
    const box = scroller.current;
    if (!box) return undefined;
    // A wheel turns several times a frame: what it came to is drawn once.
    let [frame, factor] = [0, 1];
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      factor *= Math.exp(-clamp(event.deltaY, -60, 60) / 240);
      if (frame) return;
      const { clientX, clientY } = event;
      frame = requestAnimationFrame(() => {
        const edge = box.getBoundingClientRect();
        turned(drawn.current * factor, { x: clientX - edge.left, y: clientY - edge.top });
        [frame, factor] = [0, 1];
      });
    };
    box.addEventListener("wheel", turn, { passive: false });
    return () => {
      cancelAnimationFrame(frame);
      box.removeEventListener("wheel", turn);
    };
  }, [scroller, drawn, turned]);
}
