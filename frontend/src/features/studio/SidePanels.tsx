/** The panels at the right of the canvas, one open at a time; their width is the reader's. */
import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Tooltip } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconX } from "@tabler/icons-react";
import { CatchBoundary } from "@tanstack/react-router";
import { type CSSProperties, type KeyboardEvent, type PointerEvent, Suspense, useEffect } from "react";
import { FailedState, LoadingState } from "~/components/states";
import classes from "~/features/studio/designer.module.css";
import type { PanelId } from "~/features/studio/panelIds";
import { fetchAhead, panels } from "~/features/studio/panels";
import { useStudio } from "~/features/studio/store";
import { useTally } from "~/features/studio/trial/tests";

const least = 300;
const most = 720;
const bounded = (width: number) => Math.max(least, Math.min(most, Math.round(width)));

function Grip({ width, onWidth }: { width: number; onWidth: (width: number) => void }) {
  const { t } = useLingui();
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const from = event.clientX + width;
    const target = event.currentTarget;
    const move = (now: globalThis.PointerEvent) => onWidth(bounded(from - now.clientX));
    target.addEventListener("pointermove", move);
    target.addEventListener("pointerup", () => target.removeEventListener("pointermove", move), { once: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: 24, ArrowRight: -24 }[event.key];
    if (by) onWidth(bounded(width + by));
  };
  return (
    <div
      className={classes.grip}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t`Width of the panel`}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}

/** As long as the first drawing of the canvas is left in peace. */
const settleMs = 3_000;

export function SidePanels() {
  const { t, i18n } = useLingui();
  const open = useStudio((studio) => studio.panel);
  const setPanel = useStudio((studio) => studio.setPanel);
  const errors = useStudio((studio) => studio.findings.filter((one) => one.severity === "error").length);
  const [width, setWidth] = useLocalStorage({ key: "studio-panel-width", defaultValue: 360 });
  const tally = useTally();
  useEffect(() => {
    const ahead = setTimeout(() => void fetchAhead(), settleMs);
    return () => clearTimeout(ahead);
  }, []);
  const panel = panels.find((one) => one.id === open);
  const counts: Partial<Record<PanelId, { count: number; words: string }>> = {
    ...(errors > 0 ? { problems: { count: errors, words: t`${errors} errors` } } : {}),
    ...(tally && tally.passed < tally.all ? { tests: { count: tally.all - tally.passed, words: t`${tally.passed} of ${tally.all} pass` } } : {}),
  };
  return (
    <aside className={classes.side} aria-label={t`Details`}>
      {panel && (
        <>
          <Grip width={width} onWidth={setWidth} />
          <div className={classes.panel} style={{ "--panel-width": `${width}px` } as CSSProperties} data-panel={panel.id}>
            <div className={classes.panelHead}>
              <h2>{i18n._(panel.label)}</h2>
              <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t`Close the panel`} onClick={() => setPanel(null)}>
                <IconX size={15} aria-hidden />
              </ActionIcon>
            </div>
            <div className={classes.panelBody} tabIndex={-1}>
              <CatchBoundary getResetKey={() => panel.id} errorComponent={({ error, reset }) => <FailedState error={error as Error} retry={reset} />}>
                <Suspense fallback={<LoadingState />}>
                  <panel.Component />
                </Suspense>
              </CatchBoundary>
            </div>
          </div>
        </>
      )}
      <div className={classes.tabs} role="toolbar" aria-label={t`Panels`} aria-orientation="vertical">
        {panels.map(({ id, label, Icon }) => (
          <Tooltip key={id} label={i18n._(label)} position="left">
            <div className={classes.tab}>
              <ActionIcon
                variant={id === open ? "light" : "subtle"}
                color={id === open ? undefined : "gray"}
                size="lg"
                aria-label={[i18n._(label), counts[id]?.words].filter(Boolean).join(", ")}
                aria-pressed={id === open}
                onClick={() => setPanel(id === open ? null : id)}
              >
                <Icon size={19} aria-hidden />
              </ActionIcon>
              {counts[id] && (
                <span className={classes.count} aria-hidden>
                  {counts[id].count}
                </span>
              )}
            </div>
          </Tooltip>
        ))}
      </div>
    </aside>
  );
}
