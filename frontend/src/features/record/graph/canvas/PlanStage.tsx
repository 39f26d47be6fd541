/** The picture itself: what is in view is mounted, what is far is painted, and what changes changes in place. */
import { useLingui } from "@lingui/react/macro";
import { ActionIcon, useComputedColorScheme } from "@mantine/core";
import { IconMaximize, IconMinus, IconPlus } from "@tabler/icons-react";
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useImperativeHandle, useMemo, useRef } from "react";
import { led } from "~/features/record/graph/canvas/keys";
import { Lines } from "~/features/record/graph/canvas/Lines";
import { Nodes } from "~/features/record/graph/canvas/Nodes";
import { Overview, type OverviewHandle } from "~/features/record/graph/canvas/Overview";
import { hit, paint, palette, type Scene } from "~/features/record/graph/canvas/paint";
import classes from "~/features/record/graph/canvas/stage.module.css";
import { usePan } from "~/features/record/graph/canvas/usePan";
import { farBelow, useStage } from "~/features/record/graph/canvas/useStage";
import { isGroup } from "~/features/record/graph/picture/types";

export interface StageHandle {
  show: (id: string) => void;
}

export interface PlanStageProps {
  scene: Scene;
  folded: ReadonlySet<string>;
  found: ReadonlySet<string>;
  focus: string;
  now: number;
  onFocus: (id: string) => void;
  onSelect: (id: string | null) => void;
  onFold: (id: string, fold?: boolean) => void;
  onSearch: () => void;
  ref: RefObject<StageHandle | null>;
}

const keys = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"]);

export function PlanStage({ scene, folded, found, focus, now, onFocus, onSelect, onFold, onSearch, ref }: PlanStageProps) {
  const { model, layout } = scene;
  const { t } = useLingui();
  const scheme = useComputedColorScheme("light");
  const far = useRef<HTMLCanvasElement>(null);
  const overview = useRef<OverviewHandle>(null);
  const waits = useRef(0);
  const draw = useRef<() => void>(() => undefined);
  const moved = useCallback(() => {
    overview.current?.follow();
    if (waits.current) return;
    waits.current = requestAnimationFrame(() => {
      waits.current = 0;
      draw.current();
    });
  }, []);
  const stage = useStage(layout, moved);
  const { scale, settled, near, seen, show, zoom, scroller } = stage;
  const pan = usePan();
  const isFar = settled < farBelow;
  const isTurned = scale !== settled;
  const isPainted = isFar || isTurned;
  const colours = useRef<ReturnType<typeof palette>>(undefined);

  useEffect(() => {
    if (far.current) colours.current = palette(far.current);
    draw.current = () => {
      const [canvas, box] = [far.current, scroller.current];
      const context = canvas?.getContext("2d");
      if (!canvas || !box || !context || !colours.current) return;
      const [width, height] = [box.clientWidth, box.clientHeight];
      const ratio = window.devicePixelRatio;
      if (canvas.width !== width * ratio || canvas.height !== height * ratio) Object.assign(canvas, { width: width * ratio, height: height * ratio });
      Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
      paint(context, scene, seen(), scale, colours.current);
    };
    draw.current();
  }, [scene, scale, seen, scheme, isPainted, scroller]);
  useEffect(() => () => cancelAnimationFrame(waits.current), []);
  useImperativeHandle(ref, () => ({ show }), [show]);

  const wantsFocus = useRef(false);
  useEffect(() => {
    if (!wantsFocus.current) return;
    const element = scroller.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(focus)}"]`);
    if (!element) return;
    element.focus({ preventScroll: true });
    wantsFocus.current = false;
  }, [focus, near, scale, scroller]);

  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const node = model.nodes.get(focus);
    if (keys.has(event.key)) {
      const next = led(model, layout, focus, event.key);
      if (next) {
        wantsFocus.current = true;
        onFocus(next);
        show(next);
      }
    } else if (event.key === "+" || event.key === "-") {
      if (node && isGroup(node)) onFold(node.id, event.key === "-");
    } else if (event.key === "/") onSearch();
    else if (event.key === "Escape") onSelect(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const lead = (x: number, y: number) => {
    const view = seen();
    scroller.current?.scrollTo((x - (view.right - view.left) / 2) * scale, (y - (view.bottom - view.top) / 2) * scale);
  };
  const size = useMemo(() => ({ width: layout.width * scale, height: layout.height * scale }), [layout, scale]);
  return (
    <div className={classes.stage}>
      <div
        ref={scroller}
        className={classes.scroller}
        role="region"
        aria-label={t`Orchestration of the order`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
        tabIndex={isFar ? 0 : -1}
        onScroll={stage.onScroll}
        onKeyDown={press}
        onFocus={(event) => {
          const id = event.target.dataset["node"];
          if (id) onFocus(id);
        }}
        onPointerDown={pan.begin}
        onPointerMove={pan.move}
        onPointerUp={(event) => {
          if (!pan.end(event)) return;
          const edge = event.currentTarget.getBoundingClientRect();
          const view = seen();
          const id = isPainted ? hit(layout, view.left + (event.clientX - edge.left) / scale, view.top + (event.clientY - edge.top) / scale) : null;
          onSelect(id);
        }}
      >
        <div className={classes.sizer} style={size}>
          {isPainted && <canvas ref={far} className={classes.far} aria-hidden />}
          {!isFar && (
            // What is mounted stays as it was, unseen, so that a turn of the wheel costs one painting.
            <div className={classes.layer} data-unseen={isTurned || undefined} style={{ transform: `scale(${settled})` }}>
              <Lines model={model} layout={layout} near={near} chain={scene.chain} selected={scene.selected} />
              <Nodes scene={scene} near={near} folded={folded} found={found} focus={focus} now={now} onSelect={onSelect} onFold={onFold} />
            </div>
          )}
        </div>
      </div>
      <ActionIcon.Group className={classes.zoom ?? ""} aria-label={t`Zoom`}>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t`Zoom in`} onClick={() => zoom(scale * 1.25)}>
          <IconPlus size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t`Zoom out`} onClick={() => zoom(scale / 1.25)}>
          <IconMinus size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t`Fit the whole picture`} onClick={stage.fit}>
          <IconMaximize size={16} aria-hidden />
        </ActionIcon>
      </ActionIcon.Group>
      <Overview scene={scene} scheme={scheme} seen={seen} lead={lead} ref={overview} />
    </div>
  );
}
