/** A list beside a text field: arrows walk, Enter takes, Escape closes; the field keeps the focus. */
import { type KeyboardEvent, useState } from "react";

export function useChoiceList<T>(items: readonly T[], take: (item: T) => void, close: () => void) {
  const [wanted, setWanted] = useState(0);
  const active = Math.min(wanted, Math.max(items.length - 1, 0));
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    event.stopPropagation();
    if (by !== undefined) {
      event.preventDefault();
      setWanted(Math.max(0, Math.min(items.length - 1, active + by)));
    } else if (event.key === "Enter") {
      event.preventDefault();
      const item = items[active];
      if (item !== undefined) take(item);
    } else if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      close();
    }
  };
  return { active, setActive: setWanted, onKeyDown };
}
