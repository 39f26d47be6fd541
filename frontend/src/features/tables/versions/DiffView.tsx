/** What differs between two tables: its columns and settings in words, its rows with what each cell was and is. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Chip } from "@mantine/core";
import { IconArrowsMoveVertical, IconMinus, IconPencil, IconPlus, type TablerIcon } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { type Tone, toneStyle } from "~/components/tone";
import { useWord } from "~/components/useWord";
import type { Table } from "~/features/tables/model/table";
import { DiffFacts } from "~/features/tables/versions/DiffFacts";
import { type DiffCell, type DiffColumn, type DiffRow, layOut, type RowChangeKind } from "~/features/tables/versions/diffRows";
import type { DiffParts } from "~/features/tables/versions/queries";
import classes from "~/features/tables/versions/versions.module.css";
import { changeWords } from "~/features/tables/words";
import { formatNumber } from "~/lib/format";
import { textOf } from "~/lib/text";

interface DiffProps {
  before: Table;
  after: Table;
  diff: DiffParts;
}

const kinds: readonly RowChangeKind[] = ["changed", "added", "removed", "moved"];
const looks: Record<RowChangeKind, [Tone, TablerIcon]> = {
  added: ["good", IconPlus],
  removed: ["bad", IconMinus],
  changed: ["warn", IconPencil],
  moved: ["info", IconArrowsMoveVertical],
};
const atFirst = 100;

export function DiffView({ before, after, diff }: DiffProps) {
  const { t } = useLingui();
  const word = useWord();
  const laid = useMemo(() => layOut(before, after, diff), [before, after, diff]);
  const [hidden, setHidden] = useState<ReadonlySet<RowChangeKind>>(new Set());
  const [most, setMost] = useState(atFirst);
  const rows = laid.rows.filter((row) => !hidden.has(row.kind));
  const toggle = (kind: RowChangeKind) => setHidden((now) => new Set(now.has(kind) ? [...now].filter((one) => one !== kind) : [...now, kind]));
  return (
    <div className={classes.diff}>
      <DiffFacts before={before} after={after} diff={diff} />
      <div className={classes.chips} role="group" aria-label={t`Which rows are shown`}>
        {kinds.filter((kind) => laid.counts[kind] > 0).map((kind) => (
          <Chip key={kind} size="xs" checked={!hidden.has(kind)} onChange={() => toggle(kind)}>
            {word(changeWords, kind)} {formatNumber(laid.counts[kind])}
          </Chip>
        ))}
        <span className={classes.dim}>
          {laid.rows.length === 0 ? <Trans>No row differs.</Trans> : <Plural value={laid.same} one="# row is the same in both." other="# rows are the same in both." />}
        </span>
      </div>
      {rows.length > 0 && (
        // What scrolls must be reached by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className={classes.scroller} tabIndex={0} role="region" aria-label={t`Changed rules`}>
          <table className={classes.changes}>
            <thead>
              <tr>
                <th scope="col">{t`Change`}</th>
                <th scope="col">{t`Row`}</th>
                {laid.columns.map((column) => (
                  <Head key={column.key} column={column} />
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, most).map((row) => (
                <Line key={`${row.kind}:${row.id}`} row={row} columns={laid.columns} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > most && (
        <Button size="compact-sm" variant="default" onClick={() => setMost(most + 500)}>
          <Plural value={rows.length - most} one="Show # row more" other="Show # rows more" />
        </Button>
      )}
    </div>
  );
}

function Head({ column }: { column: DiffColumn }) {
  const { t } = useLingui();
  const own: Record<string, string> = { enabled: t`On`, note: t`Note`, valid_from: t`Valid from`, valid_to: t`Valid to` };
  const name = column.spec ? textOf(column.spec.label) || column.spec.id : (own[column.part] ?? column.part);
  return (
    <th scope="col" data-part={column.part}>
      {name}
      {column.change === "added" && <ins> {t`new`}</ins>}
      {column.change === "removed" && <del> {t`gone`}</del>}
    </th>
  );
}

function Line({ row, columns }: { row: DiffRow; columns: readonly DiffColumn[] }) {
  const word = useWord();
  const [tone, Icon] = looks[row.kind];
  const both = row.before !== null && row.after !== null && row.before !== row.after;
  return (
    <tr data-kind={row.kind}>
      <td>
        <span className={classes.change} style={toneStyle(tone)}>
          <Icon size={13} aria-hidden /> {word(changeWords, row.kind)}
        </span>
      </td>
      <td className={classes.number}>{both ? `${row.before} → ${row.after}` : (row.after ?? row.before)}</td>
      {columns.map((column) => (
        <td key={column.key} data-part={column.part} data-changed={row.cells.has(column.key) || undefined}>
          <Cell cell={row.cells.get(column.key)} text={row.texts.get(column.key) ?? ""} switches={column.part === "enabled"} />
        </td>
      ))}
    </tr>
  );
}

function Cell({ cell, text, switches }: { cell: DiffCell | undefined; text: string; switches: boolean }) {
  const { t } = useLingui();
  const shown = (value: string) => (switches ? (value === "true" ? t`On` : t`Off`) : value || "–");
  if (!cell) return shown(text);
  return (
    <>
      <del>{shown(cell.before)}</del> <ins>{shown(cell.after)}</ins>
    </>
  );
}
