/** The head of a column: its name and what it reads or answers; a click chooses the column, its menu holds the rest. */
import { useLingui } from "@lingui/react/macro";
import { IconAlertTriangle, IconChevronDown } from "@tabler/icons-react";
import { memo, type CSSProperties } from "react";
import classes from "~/features/tables/grid/grid.module.css";
import { useColumnName } from "~/features/tables/grid/names";
import type { Column } from "~/features/tables/model/table";

interface ColumnHeadProps {
  id: string;
  column: Column;
  col: number;
  finding: string | undefined;
  isActive: boolean;
  isChosen: boolean;
  frozenAt: number | undefined;
  drop: boolean;
}

export const ColumnHead = memo(function ColumnHead({ id, column, col, finding, isActive, isChosen, frozenAt, drop }: ColumnHeadProps) {
  const { t } = useLingui();
  const name = useColumnName()(column);
  const { spec, part } = column;
  const source = part === "then" ? spec?.id : spec?.expression;
  const left: CSSProperties | undefined = frozenAt === undefined ? undefined : { insetInlineStart: frozenAt };
  const said = [name, source === name ? "" : source, finding].filter(Boolean).join(", ");
  return (
    <div
      role="columnheader"
      id={`${id}--1-${col}`}
      aria-colindex={col + 2}
      aria-label={said}
      title={said}
      className={classes.head}
      style={left}
      data-part={part}
      data-spot={`-1:${col}`}
      data-active={isActive || undefined}
      data-chosen={isChosen || undefined}
      data-frozen={left ? true : undefined}
      data-bad={finding ? true : undefined}
      data-drop={drop || undefined}
    >
      <span className={classes.headName}>
        <span className={classes.headLabel}>{name}</span>
        {finding && <IconAlertTriangle size={13} aria-hidden />}
      </span>
      {source && <span className={classes.headSource}>{source}</span>}
      {spec && (
        <span className={classes.headMenu} data-menu title={t`What to do with this column`}>
          <IconChevronDown size={13} aria-hidden />
        </span>
      )}
    </div>
  );
});
