/** One row of the grid: its head with the menu, and its cells. */
import { useLingui } from "@lingui/react/macro";
import { Menu, UnstyledButton } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconMinus } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "~/features/tables/grid/grid.module.css";
import type { RowVerb } from "~/features/tables/grid/useRowVerbs";
import { cellKey } from "~/features/tables/model/findings";
import { cellText, type Column, isEnabled, type Row } from "~/features/tables/model/table";

interface GridRowProps {
  id: string;
  row: Row;
  at: number;
  columns: readonly Column[];
  findings: ReadonlyMap<string, string>;
  /** The column of the cell that has the focus, if it is in this row. */
  active: number | null;
  /** First and last chosen column, if this row has any. */
  chosen: readonly [number, number] | null;
  /** The editor, where a cell of this row is being written. */
  editor: { col: number; field: ReactNode } | null;
  verbs: readonly RowVerb[] | null;
  menuOpen: boolean;
  onMenu: (row: number | null) => void;
}

export function GridRow(props: GridRowProps) {
  const { row, at, columns, active, chosen, editor, findings } = props;
  const { t } = useLingui();
  const own = findings.get(cellKey(row.id, null));
  return (
    <tr aria-rowindex={at + 2} data-off={isEnabled(row) ? undefined : true}>
      <th
        id={`${props.id}-${at}--1`}
        aria-colindex={1}
        scope="row"
        className={classes.rowHead}
        data-spot={`${at}:-1`}
        data-active={active === -1 || undefined}
        data-bad={own ? true : undefined}
        title={own}
        aria-label={t`Row ${at + 1}`}
      >
        {props.verbs ? (
          <RowMenu at={at} verbs={props.verbs} opened={props.menuOpen} onMenu={props.onMenu} />
        ) : (
          <span className={classes.rowNumber}>{at + 1}</span>
        )}
      </th>
      {columns.map((column, col) => {
        const finding = findings.get(cellKey(row.id, column.key));
        return (
          <td
            key={column.key}
            id={`${props.id}-${at}-${col}`}
            aria-colindex={col + 2}
            aria-selected={chosen !== null && col >= chosen[0] && col <= chosen[1]}
            aria-invalid={finding ? true : undefined}
            className={classes.cell}
            data-part={column.part}
            data-spot={`${at}:${col}`}
            data-active={active === col || undefined}
            data-chosen={(chosen !== null && col >= chosen[0] && col <= chosen[1]) || undefined}
            data-bad={finding ? true : undefined}
            title={finding ?? (cellText(row, column).length > 20 ? cellText(row, column) : undefined)}
          >
            {editor?.col === col ? editor.field : <Cell row={row} column={column} finding={finding} />}
          </td>
        );
      })}
    </tr>
  );
}

function Cell({ row, column, finding }: { row: Row; column: Column; finding: string | undefined }) {
  const { t } = useLingui();
  const text = cellText(row, column);
  if (column.part === "enabled") {
    return isEnabled(row) ? <IconCheck size={15} aria-label={t`On`} /> : <IconMinus size={15} aria-label={t`Off`} />;
  }
  return (
    <>
      {text || (column.part === "when" ? <span className={classes.any}>{t`any`}</span> : null)}
      {finding && (
        <>
          <IconAlertTriangle size={13} aria-hidden className={classes.mark} />
          <span className="visually-hidden">{finding}</span>
        </>
      )}
    </>
  );
}

interface RowMenuProps {
  at: number;
  verbs: readonly RowVerb[];
  opened: boolean;
  onMenu: (row: number | null) => void;
}

function RowMenu({ at, verbs, opened, onMenu }: RowMenuProps) {
  const { t } = useLingui();
  const button = (
    <UnstyledButton
      className={classes.rowButton}
      tabIndex={-1}
      aria-label={t`What to do with row ${at + 1}`}
      onClick={() => onMenu(at)}
    >
      {at + 1}
    </UnstyledButton>
  );
  if (!opened) return button;
  return (
    <Menu opened withinPortal portalProps={{ target: "main" }} floatingStrategy="fixed" position="bottom-start" returnFocus={false} onClose={() => onMenu(null)} onChange={(open) => !open && onMenu(null)}>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown aria-label={t`Row ${at + 1}`}>
        {verbs.map((verb) => (
          <Menu.Item
            key={verb.id}
            leftSection={<verb.Icon size={15} aria-hidden />}
            rightSection={<span className={classes.keys}>{verb.keys.replace("Arrow", "")}</span>}
            disabled={verb.disabled}
            style={verb.danger ? { color: "var(--tone-bad-text)" } : {}}
            onClick={verb.perform}
          >
            {verb.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
