/** A relationship with what it says, or the values that travel between two specifications. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { IconAlertTriangle, IconBan, IconFilter, IconLink, IconShare3 } from "@tabler/icons-react";
import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath, Position, useStore } from "@xyflow/react";
import { memo } from "react";
import { ChangeMark } from "~/components/definitions/ChangeMark";
import classes from "~/features/catalog/decomposition/canvas/canvas.module.css";
import type { LinkCanvasEdge } from "~/features/catalog/decomposition/canvas/paint";
import type { Edge } from "~/features/catalog/decomposition/model/graph";
import { sharedWords, typeWords } from "~/features/catalog/decomposition/words";

/** How many of the target, in a few signs: empty for exactly one. */
export function countOf(edge: Edge): string {
  if (edge.quantity_characteristic) return `× ${edge.quantity_characteristic}`;
  const usual = edge.default === undefined ? 1 : Number(edge.default);
  const bounds = edge.maximum !== undefined || Number(edge.minimum ?? 0) > 0 ? ` (${edge.minimum ?? 0}…${edge.maximum ?? ""})` : "";
  return usual === 1 && !bounds ? "" : `× ${usual}${bounds}`;
}

function Relationship({ edge }: { edge: Edge }) {
  const { t, i18n } = useLingui();
  const type = typeWords[edge.type];
  const shared = sharedWords[edge.merge_scope ?? "none"];
  const count = countOf(edge);
  return (
    <>
      <span>{type ? i18n._(type) : edge.type || t`Without a type`}</span>
      {count && <span>{count}</span>}
      {edge.rule && (
        <span className={classes.rule}>
          <IconFilter size={12} aria-hidden /> <Trans>rule</Trans>
        </span>
      )}
      {edge.mandatory === false && (
        <span className={classes.optional}>
          <Trans>optional</Trans>
        </span>
      )}
      {shared && (
        <span className={classes.shared}>
          <IconShare3 size={12} aria-hidden /> {i18n._(shared)}
          {edge.merge_quantity === "sum" && <> Σ</>}
        </span>
      )}
    </>
  );
}

/** What has to be in the order besides, or must not be. */
function RuleLabel({ type }: { type: string }) {
  const { i18n } = useLingui();
  const word = typeWords[type];
  return (
    <>
      {type === "excludes" ? <IconBan size={12} aria-hidden /> : <IconLink size={12} aria-hidden />}
      <span>{word ? i18n._(word) : type}</span>
    </>
  );
}

/** Within a column: out of a side and back into the same side, clear of what stands between. */
function besidePath({ sourceX, sourceY, targetX, targetY, sourcePosition }: EdgeProps<LinkCanvasEdge>): [string, number, number] {
  const reach = sourcePosition === Position.Left ? -72 : 72;
  const path = `M${sourceX},${sourceY} C${sourceX + reach},${sourceY} ${targetX + reach},${targetY} ${targetX},${targetY}`;
  return [path, (sourceX + targetX) / 2 + reach * 0.75, (sourceY + targetY) / 2];
}

const few = 80;

/** From farther away nobody reads what stands on hundreds of lines. */
const isNear = ({ transform, edges }: { transform: readonly [number, number, number]; edges: readonly unknown[] }) =>
  transform[2] > 0.34 || edges.length <= few;

function Linked(props: EdgeProps<LinkCanvasEdge>) {
  const { t } = useLingui();
  const near = useStore(isNear);
  const { id, data, markerEnd, style, selected } = props;
  const [path, x, y] = props.sourcePosition === props.targetPosition ? besidePath(props) : getBezierPath(props);
  return (
    <>
      <BaseEdge id={id} path={path} interactionWidth={16} {...(markerEnd ? { markerEnd } : {})} {...(style ? { style } : {})} />
      {data && near && (
        <EdgeLabelRenderer>
          <div
            className={`${classes.label} nopan`}
            data-edge={id}
            data-selected={selected || undefined}
            data-kind={data.edge ? "relationship" : data.rule ? "rule" : "mapping"}
            title={data.words}
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
          >
            {data.edge ? <Relationship edge={data.edge} /> : data.rule ? <RuleLabel type={data.rule.type} /> : <Plural value={data.mappings.length} one="# value" other="# values" />}
            {data.mark && <ChangeMark kind={data.mark} />}
            {data.wrong > 0 && <IconAlertTriangle size={13} className={classes.wrong} aria-label={t`Has something to mend`} />}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
}

export const LinkEdge = memo(Linked);
