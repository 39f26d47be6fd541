/** The actions of the grid at hand, what decides which rows answer, and the filter. */
import { useLingui } from "@lingui/react/macro";
import { ActionIcon, CloseButton, Menu, TextInput, Tooltip } from "@mantine/core";
import { IconDotsVertical, IconFilter } from "@tabler/icons-react";
import { Fragment, type KeyboardEvent, useState } from "react";
import { useStore } from "zustand";
import { type Action, shownKeys } from "~/features/tables/grid/actions/action";
import { actions, groups, mayDo } from "~/features/tables/grid/actions/all";
import { AllActions } from "~/features/tables/grid/ActionMenu";
import type { Grid } from "~/features/tables/grid/context";
import classes from "~/features/tables/grid/grid.module.css";
import { HitPolicy } from "~/features/tables/grid/HitPolicy";
import { rowsHolding } from "~/features/tables/model/find";
import type { TableEditor } from "~/features/tables/useTableEditor";

const inToolbar = groups.map(({ id }) => actions.filter((action) => action.group === id && action.on.includes("toolbar")));

export function Toolbar({ grid, editor, editable }: { grid: Grid; editor: TableEditor; editable: boolean }) {
  const { t } = useLingui();
  const [listed, setListed] = useState(false);
  // Which of them can be done, as text, so that moving about draws the bar anew only when that changes.
  const may = useStore(grid.store, () => inToolbar.flat().map((action) => (mayDo(action, grid.context()) ? 1 : 0)).join(""));
  const enabled = new Set(inToolbar.flat().filter((_action, at) => may[at] === "1"));
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={t`Rules`}>
      {inToolbar.map((group, at) => {
        const offered = group.filter((action) => editable || action.reads);
        return (
          offered.length > 0 && (
            <Fragment key={groups[at]?.id}>
              {at > 0 && editable && <span className={classes.divider} aria-hidden />}
              {offered.map((action) => (
                <ActionButton key={action.id} action={action} grid={grid} isEnabled={enabled.has(action)} />
              ))}
            </Fragment>
          )
        );
      })}
      <Menu opened={listed} onChange={setListed} position="bottom-start" returnFocus={false} withinPortal portalProps={{ target: "main" }}>
        <Menu.Target>
          <Tooltip label={t`All actions and their keys`}>
            <ActionIcon aria-label={t`All actions and their keys`}>
              <IconDotsVertical size={17} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown className={classes.menu}>{listed && <AllActions grid={grid} />}</Menu.Dropdown>
      </Menu>
      <div className={classes.toolbarEnd}>
        <HitPolicy editor={editor} editable={editable} />
        <Filter grid={grid} />
      </div>
    </div>
  );
}

function ActionButton({ action, grid, isEnabled }: { action: Action; grid: Grid; isEnabled: boolean }) {
  const { i18n } = useLingui();
  const label = i18n._(action.label);
  return (
    <Tooltip label={`${label} (${shownKeys(action.keys[0])})`}>
      <ActionIcon
        aria-label={label}
        disabled={!isEnabled}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => action.perform(grid.context())}
      >
        <action.Icon size={17} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function Filter({ grid }: { grid: Grid }) {
  const { t } = useLingui();
  const filter = useStore(grid.store, (now) => now.filter);
  const apply = (text: string) => {
    const { table, columns, set, selection, choose } = grid.context();
    const known = new Set(table.rows.map((row) => row.id));
    choose({ at: { ...selection.at, row: 0 }, start: { ...selection.at, row: 0 }, end: { ...selection.at, row: 0 } });
    set({ filter: text.trim() === "" ? null : { text, ids: rowsHolding(table.rows, columns, text), known } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && filter) apply("");
    else if (event.key !== "Enter" && event.key !== "ArrowDown") return;
    else grid.context().focus();
    event.preventDefault();
    event.stopPropagation();
  };
  const shown = grid.shown().length;
  const all = grid.context().table.rows.length;
  return (
    <TextInput
      className={classes.filter}
      aria-label={t`Filter rows`}
      placeholder={t`Filter rows`}
      leftSection={<IconFilter size={14} aria-hidden />}
      rightSectionWidth={filter ? 96 : undefined}
      rightSection={
        filter && (
          <>
            <span className={classes.filtered} role="status">
              {t`${shown} of ${all}`}
            </span>
            <CloseButton size="sm" aria-label={t`Show all rows`} onClick={() => apply("")} />
          </>
        )
      }
      value={filter?.text ?? ""}
      onChange={(event) => apply(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
