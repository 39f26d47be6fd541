/** The whole picture in a corner, with what is seen of it; a click or pull leads there. */
import { type PointerEvent, type RefObject, useEffect, useImperativeHandle, useRef } from "react";
import { paintOverview, palette, type Scene } from "~/features/record/graph/canvas/paint";
import classes from "~/features/record/graph/canvas/stage.module.css";
import type { View } from "~/features/record/graph/picture/edges";

export interface OverviewHandle {
  follow: () => void;
}

interface OverviewProps {
  scene: Scene;
  scheme: string;
  seen: () => View;
  lead: (x: number, y: number) => void;
  ref: RefObject<OverviewHandle | null>;
}

const width = 150;

export function Overview({ scene, scheme, seen, lead, ref }: OverviewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const { layout } = scene;
  const height = Math.round(Math.min(220, Math.max(60, (layout.height / layout.width) * width)));

  const follow = () => {
    const [view, box] = [seen(), frame.current];
    if (!box) return;
    const [across, down] = [width / layout.width, height / layout.height];
    box.style.left = `${view.left * across}px`;
    box.style.top = `${view.top * down}px`;
    box.style.width = `${Math.min(width, (view.right - view.left) * across)}px`;
    box.style.height = `${Math.min(height, (view.bottom - view.top) * down)}px`;
  };
  useImperativeHandle(ref, () => ({ follow }));
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (canvas.current && context) paintOverview(context, scene, width, height, palette(canvas.current));
    follow();
    // The frame follows by the handle; it is drawn anew with the picture.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [scene, scheme, height]);

  const go = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return;
    const edge = event.currentTarget.getBoundingClientRect();
    lead(((event.clientX - edge.left) / width) * layout.width, ((event.clientY - edge.top) / height) * layout.height);
  };
  return (
    <div className={classes.overview} aria-hidden onPointerDown={go} onPointerMove={go}>
      <canvas ref={canvas} width={width * window.devicePixelRatio} height={height * window.devicePixelRatio} style={{ width, height }} />
      <div ref={frame} className={classes.seen} />
    </div>
  );
}
