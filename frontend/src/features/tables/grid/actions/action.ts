/** An action of the grid: one object for the toolbar, the menus and the keys. */
import type { MessageDescriptor } from "@lingui/core";
import type { TablerIcon } from "@tabler/icons-react";
import type { Context } from "~/features/tables/grid/context";
import type { MenuKind } from "~/features/tables/grid/state";

export type Group = "history" | "cells" | "rows" | "columns" | "view";

export interface Action {
  id: string;
  label: MessageDescriptor;
  Icon: TablerIcon;
  /** As `keyOf` tells them; the first is shown. */
  keys: readonly string[];
  group: Group;
  /** Where it is offered besides the list of all actions. */
  on: readonly ("toolbar" | MenuKind)[];
  when: (context: Context) => boolean;
  perform: (context: Context) => void;
  danger?: true;
  /** Also for those who only look. */
  reads?: true;
}

type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** How a key press is written in `Action.keys`. */
export function keyOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string {
  // With Alt, some keyboards give another sign than the one that is printed on the key.
  const printed = altKey && /^Key[A-Z]$/.test(code) ? code.slice(3) : key;
  const name = printed === " " ? "Space" : printed.length === 1 ? printed.toUpperCase() : printed;
  return [ctrlKey || metaKey ? "Ctrl" : "", altKey ? "Alt" : "", shiftKey ? "Shift" : "", name].filter(Boolean).join("+");
}

const signs: Record<string, string> = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Delete: "Del", Escape: "Esc" };

export const shownKeys = (keys: string | undefined): string =>
  (keys ?? "").split("+").map((part) => signs[part] ?? part).join(" ");
