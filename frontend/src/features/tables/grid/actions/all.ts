/** Every action of the grid. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Action, Group } from "~/features/tables/grid/actions/action";
import { cellActions } from "~/features/tables/grid/actions/cells";
import { columnActions } from "~/features/tables/grid/actions/columns";
import { rowActions } from "~/features/tables/grid/actions/rows";
import { viewActions } from "~/features/tables/grid/actions/view";
import type { Context } from "~/features/tables/grid/context";

export const actions: readonly Action[] = [...cellActions, ...rowActions, ...columnActions, ...viewActions];

export const groups: readonly { id: Group; label: MessageDescriptor }[] = [
  { id: "history", label: msg`History` },
  { id: "cells", label: msg`Cells` },
  { id: "rows", label: msg`Rows` },
  { id: "columns", label: msg`Columns` },
  { id: "view", label: msg`View` },
];

export const mayDo = (action: Action, context: Context) => (context.editable || action.reads === true) && action.when(context);

export const actionFor = (keys: string): Action | undefined => actions.find((action) => action.keys.includes(keys));
