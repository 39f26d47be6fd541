/** A step on the canvas: its name, its ports, and what findings, trials and comparisons say of it. */
import { useLingui } from "@lingui/react/macro";
import { IconAlertTriangle, IconPlus } from "@tabler/icons-react";
import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { memo } from "react";
import classes from "~/features/studio/canvas/canvas.module.css";
import { kindIcon } from "~/features/studio/canvas/icons";
import type { NodePaint } from "~/features/studio/canvas/overlay";
import { useCanvasUiStore } from "~/features/studio/canvas/ui";
import type { FlowNode } from "~/features/studio/model/document";
import { lowerPorts, portShare, showsPorts } from "~/features/studio/model/geometry";
import type { Port } from "~/features/studio/model/kinds";
import { textOf } from "~/lib/text";

export interface StepData extends Record<string, unknown> {
  node: FlowNode;
  kindLabel: string;
  category: string;
  ports: readonly Port[];
  /** Ports that lead somewhere. */
  wired: ReadonlySet<string>;
  hasInput: boolean;
  errors: number;
  warnings: number;
  paint: NodePaint | null;
  faint: boolean;
  ghost: boolean;
  breakpoint: boolean;
  editable: boolean;
}

export type StepCanvasNode = Node<StepData, "step">;

export const portWord = (name: string) => name.replaceAll("_", " ");

const percent = (share: number) => `${share * 100}%`;

function PortMark({ id, port, share, data }: { id: string; port: Port; share: number; data: StepData }) {
  const { t } = useLingui();
  const ui = useCanvasUiStore();
  const open = !data.wired.has(port.name);
  const aside = port.type === "compensate";
  const style = aside ? { top: "50%" } : { left: percent(share) };
  return (
    <>
      <Handle
        id={port.name}
        type="source"
        position={aside ? Position.Right : Position.Bottom}
        className={classes.handle ?? ""}
        data-type={port.type}
        data-open={open || undefined}
        style={style}
        isConnectable={data.editable}
      />
      {open && data.editable && !data.ghost && (
        <button
          type="button"
          tabIndex={-1}
          className={`${classes.next} nodrag nopan`}
          data-aside={aside || undefined}
          data-required={port.required || undefined}
          style={style}
          aria-label={t`What comes next after ${portWord(port.name)}?`}
          title={t`What comes next after “${portWord(port.name)}”?`}
          onClick={(event) => {
            event.stopPropagation();
            const box = event.currentTarget.getBoundingClientRect();
            ui.getState().open({ kind: "next", after: [id, port.name], at: { x: box.left, y: box.bottom + 4 } });
          }}
        >
          <IconPlus size={12} aria-hidden />
          {aside && (
            <span className={classes.asideWord} aria-hidden>
              {portWord(port.name)}
            </span>
          )}
        </button>
      )}
    </>
  );
}

function Marks({ data }: { data: StepData }) {
  const { t } = useLingui();
  const { errors, warnings, paint } = data;
  return (
    <span className={classes.marks}>
      {paint?.badge && (
        <span className={classes.badge} style={{ color: `var(--tone-${paint.tone}-text)` }}>
          {paint.badge}
        </span>
      )}
      {errors > 0 && <IconAlertTriangle size={15} color="var(--tone-bad-text)" aria-label={t`Has errors`} />}
      {errors === 0 && warnings > 0 && <IconAlertTriangle size={15} color="var(--tone-warn-text)" aria-label={t`Has warnings`} />}
    </span>
  );
}

function Step({ id, data, selected }: NodeProps<StepCanvasNode>) {
  const { node, ports, paint } = data;
  const lower = lowerPorts(ports);
  const tone = paint?.tone;
  return (
    <div
      className={classes.node}
      data-selected={selected || undefined}
      data-faint={data.faint || paint?.faint || undefined}
      data-ghost={data.ghost || undefined}
      data-current={paint?.current || undefined}
      data-pulse={paint?.pulse || undefined}
      title={paint?.title}
      style={tone ? { borderColor: `var(--tone-${tone}-text)`, background: `var(--tone-${tone}-ground)` } : undefined}
    >
      {data.hasInput && (
        <Handle id="in" type="target" position={Position.Top} className={classes.handle ?? ""} isConnectable={data.editable} />
      )}
      {data.breakpoint && <span className={classes.breakpoint} aria-hidden />}
      <div className={classes.body}>
        <span className={classes.icon}>{kindIcon(node.kind, 18, data.category)}</span>
        <span className={classes.words}>
          <span className={classes.name}>{textOf(node.name) || node.key}</span>
          <span className={classes.kind} style={tone ? { color: `var(--tone-${tone}-text)` } : undefined}>
            {paint?.word ?? data.kindLabel}
          </span>
        </span>
        <Marks data={data} />
      </div>
      {showsPorts(ports) && (
        <div className={classes.ports} aria-hidden>
          {lower.map((port) => (
            <span key={port.name} data-type={port.type}>
              {portWord(port.name)}
            </span>
          ))}
        </div>
      )}
      {lower.map((port, index) => (
        <PortMark key={port.name} id={id} port={port} share={portShare(index, lower.length)} data={data} />
      ))}
      {ports
        .filter((port) => port.type === "compensate")
        .map((port) => (
          <PortMark key={port.name} id={id} port={port} share={0} data={data} />
        ))}
    </div>
  );
}

export const StepNode = memo(Step);
