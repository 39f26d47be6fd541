/** A tree that was tried out, with the verdict on what is not there, and marks for what differs; by mouse and keys. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Switch } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { type CSSProperties, useId, useMemo, useRef, useState } from "react";
import { keyed, type TreeRow, visibleRows } from "~/components/simulate/rows";
import classes from "~/components/simulate/simulate.module.css";
import { TreeDetail } from "~/components/simulate/TreeDetail";
import { changeState, changeWords } from "~/components/simulate/words";
import { StateMark } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { outcomeState, outcomeWords } from "~/components/why/words";
import { formatNumber } from "~/lib/format";

interface TreeViewProps {
  /** From `rowsOf` or `comparedRows`. */
  rows: readonly TreeRow[];
  /** Names the tree for those who don't see it. */
  label: string;
  /** There are more domain orders than those in `rows`. */
  total?: number;
}

const nothing: ReadonlySet<string> = new Set();

export function TreeView({ rows, label, total = 0 }: TreeViewProps) {
  const { t } = useLingui();
  const name = useId();
  const list = useRef<HTMLUListElement>(null);
  const [folded, setFolded] = useState(nothing);
  const [onlyChanged, setOnlyChanged] = useState(false);
  const [selected, setSelected] = useState<string | null>(null);
  const compared = rows.some((row) => row.change);
  const visible = useMemo(() => visibleRows(rows, folded, onlyChanged), [rows, folded, onlyChanged]);
  const parents = useMemo(() => new Set(rows.map((row) => row.parent)), [rows]);
  const lines = useMemo(() => new Map(rows.map((row) => [row.id, row.node?.line])), [rows]);
  const at = Math.max(0, visible.findIndex((row) => row.id === selected));
  const count = rows.filter((row) => row.node).length;

  const fold = (id: string) => setFolded((old) => (old.has(id) ? new Set([...old].filter((one) => one !== id)) : new Set([...old, id])));
  const press = (key: string): boolean => {
    const found = keyed(key, visible, at, folded);
    if (!found) return false;
    if ("fold" in found) fold(found.fold);
    else {
      setSelected(visible[found.to]?.id ?? null);
      list.current?.querySelectorAll<HTMLElement>('[role="treeitem"]')[found.to]?.focus();
    }
    return true;
  };
  return (
    <>
      <div className={classes.bar}>
        <span className={classes.dim} role="status">
          <Plural value={count} one="# domain order" other="# domain orders" />
          {total > count && (
            <>
              {" "}
              <Trans>of {formatNumber(total)}</Trans>
            </>
          )}
        </span>
        {compared && (
          <Switch size="xs" label={t`Only what differs`} checked={onlyChanged} onChange={(event) => setOnlyChanged(event.currentTarget.checked)} />
        )}
      </div>
      {visible.length === 0 ? (
        <p className={classes.dim}>{compared ? <Trans>Nothing differs.</Trans> : <Trans>Nothing is made.</Trans>}</p>
      ) : (
        <div className={classes.frame}>
          <ul
            ref={list}
            role="tree"
            aria-label={label}
            className={classes.tree}
            onKeyDown={(event) => {
              if (press(event.key)) event.preventDefault();
            }}
          >
            {visible.map((row, index) => (
              <Row
                key={row.id}
                row={row}
                begins={row.node !== undefined && (row.parent === null || lines.get(row.parent) !== row.node.line)}
                id={`${name}-${index}`}
                expanded={parents.has(row.id) ? !folded.has(row.id) : undefined}
                selected={row.id === selected}
                reachable={index === at}
                onSelect={() => setSelected(row.id)}
                onFold={() => fold(row.id)}
              />
            ))}
          </ul>
          <TreeDetail row={visible.find((row) => row.id === selected)} />
        </div>
      )}
    </>
  );
}

interface RowProps {
  row: TreeRow;
  /** Here begins what a line of its own is made of. */
  begins: boolean;
  id: string;
  expanded: boolean | undefined;
  selected: boolean;
  reachable: boolean;
  onSelect: () => void;
  onFold: () => void;
}

function Row({ row, begins, id, expanded, selected, reachable, onSelect, onFold }: RowProps) {
  const word = useWord();
  const { node, target, change } = row;
  return (
    <li
      id={id}
      role="treeitem"
      aria-level={row.depth + 1}
      aria-expanded={expanded}
      aria-selected={selected}
      tabIndex={reachable ? 0 : -1}
      className={classes.row}
      style={{ "--depth": row.depth } as CSSProperties}
      onClick={onSelect}
      onFocus={onSelect}
    >
      {/* Arrow keys fold too; the mark is for the mouse. */}
      <span className={classes.twist} onClick={expanded === undefined ? undefined : onFold} aria-hidden>
        {expanded !== undefined && <IconChevronRight size={14} />}
      </span>
      <span className={change === "removed" ? classes.gone : node ? undefined : classes.absent}>
        {(node?.specification ?? target?.target)?.name.text}
        {node && node.quantity !== "1" && ` × ${formatNumber(node.quantity)}`}
      </span>
      {node && begins && (
        <span className={classes.dim}>
          <Trans>line {node.line}</Trans>
        </span>
      )}
      {target && !node && <StateMark state={outcomeState[target.outcome] ?? "DRAFT"} word={word(outcomeWords, target.outcome)} />}
      {change && change !== "same" && <StateMark state={changeState[change] ?? "DRAFT"} word={word(changeWords, change)} />}
    </li>
  );
}
