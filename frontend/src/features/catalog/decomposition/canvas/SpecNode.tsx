/** A specification on the canvas: what it is, by icon, colour and word, and how much is asked about it. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { IconAlertTriangle, IconExternalLink } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { Handle, type NodeProps, Position } from "@xyflow/react";
import { memo } from "react";
import { ChangeMark } from "~/components/definitions/ChangeMark";
import { StateMark } from "~/components/StateBadge";
import { useWordsOf } from "~/components/useWordsOf";
import classes from "~/features/catalog/decomposition/canvas/canvas.module.css";
import { level, type SpecCanvasNode } from "~/features/catalog/decomposition/canvas/paint";
import { sortLooks } from "~/features/catalog/decomposition/words";

const sides = [
  ["in", "target", Position.Left], ["out", "source", Position.Right], ["in-back", "target", Position.Right], ["out-back", "source", Position.Left],
  ["rule-in", "target", Position.Left], ["rule-out", "source", Position.Right], ["rule-in-back", "target", Position.Right], ["rule-out-back", "source", Position.Left],
  ["map-in", "target", Position.Left], ["map-out", "source", Position.Right], ["map-in-back", "target", Position.Right], ["map-out-back", "source", Position.Left],
] as const;

function Spec({ data, selected }: NodeProps<SpecCanvasNode>) {
  const { t, i18n } = useLingui();
  const wordsOf = useWordsOf();
  const { drawn, elsewhere, wrong, mark, editable } = data;
  const { Icon, word, tone } = sortLooks[drawn.sort];
  return (
    <div className={classes.node} data-selected={selected || undefined} data-mark={mark ?? undefined}>
      {sides.map(([id, type, position]) => (
        <Handle
          key={id}
          id={id}
          type={type}
          position={position}
          className={id === "in" || id === "out" ? (classes.handle ?? "") : (classes.hidden ?? "")}
          isConnectable={editable && (id === "in" || id === "out")}
          style={{ top: `${(id.startsWith("map") ? level.mapping : id.startsWith("rule") ? level.rule : level.relationship) * 100}%` }}
        />
      ))}
      <span className={classes.stripe} style={{ background: `var(--tone-${tone}-text)` }} />
      <div className={classes.body}>
        <span className={classes.kind} style={{ color: `var(--tone-${tone}-text)` }}>
          <Icon size={15} aria-hidden /> {i18n._(word)}
          {mark && <ChangeMark kind={mark} />}
          {wrong > 0 && <IconAlertTriangle size={15} className={classes.wrong} aria-label={t`Has something to mend`} />}
        </span>
        <span className={classes.name}>{wordsOf(drawn.name) || drawn.key}</span>
        <span className={classes.facts}>
          <span className={classes.fact}>
            {drawn.category && <>{drawn.category} · </>}
            <Plural value={drawn.characteristics.length} _0="no characteristics" one="# characteristic" other="# characteristics" />
          </span>
          {!drawn.published && drawn.draft && <StateMark state="DRAFT" word={t`Draft`} />}
          {elsewhere && (
            <Link
              to={`/catalog/decompositions/${encodeURIComponent(elsewhere)}` as string}
              className={`${classes.elsewhere} nodrag nopan`}
              tabIndex={-1}
              title={t`Drawn in ${elsewhere}`}
            >
              <IconExternalLink size={13} aria-hidden /> <Trans context="verb">Open</Trans>
            </Link>
          )}
        </span>
      </div>
    </div>
  );
}

export const SpecNode = memo(Spec);
