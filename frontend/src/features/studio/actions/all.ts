/** Every action of the studio, and how a key finds its own. */
import type { ActionContext, StudioAction } from "~/features/studio/actions/action";
import { editActions } from "~/features/studio/actions/editing";
import { stepActions } from "~/features/studio/actions/steps";
import { viewActions } from "~/features/studio/actions/view";
import { versionActions } from "~/features/studio/versions/actions";

export const actions: readonly StudioAction[] = [...stepActions, ...editActions, ...viewActions, ...versionActions];

export const actionOf = (id: string): StudioAction => {
  const found = actions.find((action) => action.id === id);
  if (!found) throw new Error(`there is no action ${id}`);
  return found;
};

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

/** "mod+shift+z" for the key that was pressed; Shift counts with letters and named keys only. */
export function strokeOf({ key, ctrlKey, metaKey, shiftKey, altKey }: Pressed): string {
  const name = key.length === 1 ? key.toLowerCase() : key;
  const shift = shiftKey && (key.length > 1 || /[a-z]/i.test(key));
  return [ctrlKey || metaKey ? "mod" : "", altKey ? "alt" : "", shift ? "shift" : "", name].filter(Boolean).join("+");
}

export const actionFor = (pressed: Pressed, context: ActionContext, everywhere = false): StudioAction | undefined => {
  const stroke = strokeOf(pressed);
  return actions.find((action) => (!everywhere || action.everywhere) && action.keys?.split(" ").includes(stroke) && action.when(context));
};
