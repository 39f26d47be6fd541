/** The rows that two versions do not share, with what each cell was and is. */
import { Plural, useLingui } from "@lingui/react/macro";
import { IconArrowsMoveVertical, IconMinus, IconPencil, IconPlus, type TablerIcon } from "@tabler/icons-react";
import { type Tone, toneStyle } from "~/components/tone";
import { useWord } from "~/components/useWord";
import { useColumnName } from "~/features/tables/grid/names";
import type { CellChange, Difference, RowChange } from "~/features/tables/model/diff";
import { cellText } from "~/features/tables/model/table";
import classes from "~/features/tables/tables.module.css";
import { changeWords } from "~/features/tables/words";

const looks: Record<RowChange["change"], [Tone, TablerIcon]> = {
  added: ["good", IconPlus],
  removed: ["bad", IconMinus],
  changed: ["warn", IconPencil],
  moved: ["info", IconArrowsMoveVertical],
};

export function ChangeTable({ difference: { columns, rows, same } }: { difference: Difference }) {
  const { t } = useLingui();
  const name = useColumnName();
  return (
    // What scrolls must be reached by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.scroller} tabIndex={0} role="region" aria-label={t`Changed rules`}>
      <table className={classes.changes}>
        <thead>
          <tr>
            <th scope="col">{t`Change`}</th>
            <th scope="col">{t`Row`}</th>
            {columns.map((column) => (
              <th key={column.key} scope="col" data-part={column.part}>
                {name(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.change}:${row.id}`}>
              <td>
                <ChangeMark change={row.change} />
              </td>
              <td>{place(row)}</td>
              {columns.map((column) => (
                <td key={column.key} data-part={column.part} data-changed={row.cells.has(column.key) || undefined}>
                  <CellDiff change={row.cells.get(column.key)} text={cellText(row.row, column)} switches={column.part === "enabled"} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.dim}>
        <Plural value={same} one="# rule is the same in both." other="# rules are the same in both." />
      </p>
    </div>
  );
}

const place = ({ before, after }: RowChange) =>
  before !== null && after !== null && before !== after ? `${before} → ${after}` : (after ?? before);

function ChangeMark({ change }: { change: RowChange["change"] }) {
  const word = useWord();
  const [tone, Icon] = looks[change];
  return (
    <span className={classes.changeMark} style={toneStyle(tone)}>
      <Icon size={13} aria-hidden /> {word(changeWords, change)}
    </span>
  );
}

function CellDiff({ change, text, switches }: { change: CellChange | undefined; text: string; switches: boolean }) {
  const { t } = useLingui();
  const shown = (value: string) => (switches ? (value === "true" ? t`On` : t`Off`) : value || "–");
  if (!change) return shown(text);
  return (
    <>
      <del>{shown(change.before)}</del> <ins>{shown(change.after)}</ins>
    </>
  );
}
