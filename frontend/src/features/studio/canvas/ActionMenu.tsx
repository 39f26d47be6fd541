/** The menu of what can be done with the choice, by right click, Shift+F10 or the button. */
import { useLingui } from "@lingui/react/macro";
import { Menu } from "@mantine/core";
import { Fragment } from "react";
import type { ActionContext, StudioAction } from "~/features/studio/actions/action";
import { actions } from "~/features/studio/actions/all";
import classes from "~/features/studio/canvas/asking.module.css";
import { focusNode } from "~/features/studio/canvas/ui";
import { keysText } from "~/features/studio/actions/keysText";

const groups: StudioAction["group"][] = ["step", "edit", "arrange", "view", "flow"];

export function ActionItems({ context }: { context: ActionContext }) {
  const { i18n } = useLingui();
  const offered = groups.map((group) => actions.filter((action) => action.group === group && action.when(context))).filter((group) => group.length > 0);
  return offered.map((group, index) => (
    <Fragment key={group[0]?.group}>
      {index > 0 && <Menu.Divider />}
      {group.map((action) => (
        <Menu.Item
          key={action.id}
          leftSection={<action.Icon size={15} aria-hidden />}
          rightSection={action.keys ? <kbd>{keysText(action.keys)}</kbd> : null}
          onClick={() => void action.perform(context)}
        >
          {i18n._(action.label)}
        </Menu.Item>
      ))}
    </Fragment>
  ));
}

export function ActionMenu({ context, at }: { context: ActionContext; at: { x: number; y: number } }) {
  const { t } = useLingui();
  const { ui, store } = context;
  const close = () => {
    if (ui.getState().ask?.kind === "menu") {
      ui.getState().open(null);
      focusNode(store.getState().selection[0] ?? null);
    }
  };
  return (
    <Menu opened onClose={close} position="bottom-start" shadow="md" width={280} returnFocus={false} trapFocus clickOutsideEvents={["mousedown", "touchstart"]}>
      <Menu.Target>
        <div className={classes.anchor} style={{ left: at.x, top: at.y }} />
      </Menu.Target>
      <Menu.Dropdown mah="70vh" style={{ overflow: "auto" }} aria-label={t`What can be done`} aria-labelledby={undefined}>
        <ActionItems context={context} />
      </Menu.Dropdown>
    </Menu>
  );
}
