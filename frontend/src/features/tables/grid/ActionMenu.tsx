/** Actions in a menu, each with its keys. */
import { useLingui } from "@lingui/react/macro";
import { Menu } from "@mantine/core";
import { Fragment } from "react";
import { useStore } from "zustand";
import { type Action, shownKeys } from "~/features/tables/grid/actions/action";
import { actions, groups, mayDo } from "~/features/tables/grid/actions/all";
import type { Context, Grid } from "~/features/tables/grid/context";
import classes from "~/features/tables/grid/grid.module.css";

function Items({ offered, context }: { offered: readonly Action[]; context: Context }) {
  const { i18n } = useLingui();
  const present = groups.map(({ id }) => ({ id, among: offered.filter((action) => action.group === id) })).filter(({ among }) => among.length > 0);
  return present.map((group, at) => (
    <Fragment key={group.id}>
      {at > 0 && <Menu.Divider />}
      {group.among.map((action) => (
        <Menu.Item
          key={action.id}
          leftSection={<action.Icon size={15} aria-hidden />}
          rightSection={<span className={classes.keys}>{shownKeys(action.keys[0])}</span>}
          disabled={!mayDo(action, context)}
          style={action.danger ? { color: "var(--tone-bad-text)" } : {}}
          onClick={() => {
            context.focus();
            action.perform(context);
          }}
        >
          {i18n._(action.label)}
        </Menu.Item>
      ))}
    </Fragment>
  ));
}

/** All of them, for the toolbar. */
export function AllActions({ grid }: { grid: Grid }) {
  const context = grid.context();
  return <Items offered={actions.filter((action) => context.editable || action.reads)} context={context} />;
}

/** Those for what was clicked on, where it was clicked. */
export function ContextMenu({ grid }: { grid: Grid }) {
  const { t } = useLingui();
  const menu = useStore(grid.store, (now) => now.menu);
  if (!menu) return null;
  const context = grid.context();
  const offered = actions.filter((action) => action.on.includes(menu.kind) && (context.editable || action.reads));
  const close = () => context.set({ menu: null });
  const name = menu.kind === "column" ? t`Column` : menu.kind === "row" ? t`Row` : t`Cell`;
  if (offered.length === 0) return null;
  return (
    <Menu
      opened
      key={`${menu.x}:${menu.y}`}
      withinPortal
      portalProps={{ target: "main" }}
      floatingStrategy="fixed"
      position="bottom-start"
      offset={0}
      returnFocus={false}
      onClose={() => {
        close();
        context.focus();
      }}
      onChange={(opened) => !opened && close()}
    >
      <Menu.Target>
        <button type="button" tabIndex={-1} aria-label={name} className={classes.anchor} style={{ insetBlockStart: menu.y, insetInlineStart: menu.x }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={name} className={classes.menu}>
        <Items offered={offered} context={context} />
      </Menu.Dropdown>
    </Menu>
  );
}
