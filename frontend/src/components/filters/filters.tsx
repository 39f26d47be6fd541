/** What list filters are made of besides their text: a choice of several, the columns that are shown. */
import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Checkbox, Menu, Popover, Tooltip } from "@mantine/core";
import { IconChevronDown, IconColumns3 } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "~/components/filters/filters.module.css";
import type { Column } from "~/components/ListTable";

/** An empty choice leaves the address, since nothing chosen means everything. */
export const orNothing = <T,>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);

interface ChoiceFilterProps<T extends string> {
  label: ReactNode;
  options: { value: T; label: string }[];
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
}

export function ChoiceFilter<T extends string>({ label, options, chosen, onChange }: ChoiceFilterProps<T>) {
  return (
    <Popover position="bottom-start" trapFocus withinPortal>
      <Popover.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          {label}
          {chosen.length > 0 && <span className={classes.number}>{chosen.length}</span>}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Checkbox.Group value={[...chosen]} onChange={(next) => onChange(next as T[])}>
          <div className={classes.choices}>
            {options.map((option) => (
              <Checkbox key={option.value} size="sm" value={option.value} label={option.label} />
            ))}
          </div>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}

interface ColumnChooserProps<Row> {
  columns: readonly Column<Row>[];
  hidden: readonly string[];
  onChange: (hidden: string[]) => void;
}

export function ColumnChooser<Row>({ columns, hidden, onChange }: ColumnChooserProps<Row>) {
  const { t } = useLingui();
  return (
    <Menu closeOnItemClick={false} position="bottom-end">
      <Tooltip label={t`Columns`}>
        <Menu.Target>
          <ActionIcon variant="default" aria-label={t`Columns`} className={classes.columns} visibleFrom="sm">
            <IconColumns3 size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown>
        {columns.slice(1).map((column) => {
          const shown = !hidden.includes(column.id);
          return (
            <Menu.CheckboxItem
              key={column.id}
              checked={shown}
              onChange={() => onChange(shown ? [...hidden, column.id] : hidden.filter((id) => id !== column.id))}
            >
              {column.header}
            </Menu.CheckboxItem>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
