/** Shortcuts of the shell and of screens, registered where they act and listed by the `?` dialog. */
import { useEffect, useSyncExternalStore } from "react";

export interface Shortcut {
  /** "mod+k", "mod+shift+z", "g o" (one after the other) or "?". */
  keys: string;
  label: string;
  /** A field or dialog that has the focus keeps these keys for itself; always so for keys without "mod". */
  outsideFields?: boolean;
  /** Only listed here: what it acts on listens itself. */
  elsewhere?: boolean;
  perform: () => void;
}

let registered: readonly Shortcut[] = [];
const listeners = new Set<() => void>();
let pending = "";
let pendingTimer = 0;

function change(next: readonly Shortcut[]) {
  registered = next;
  for (const listener of listeners) listener();
}

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));

const dialogOpen = () => document.querySelector('[role="dialog"]') !== null;

function onKeyDown(event: KeyboardEvent) {
  if (event.altKey || event.isComposing) return;
  const mod = event.ctrlKey || event.metaKey;
  const stroke = mod ? `mod+${event.shiftKey ? "shift+" : ""}${event.key.toLowerCase()}` : event.key;
  const busy = typing(event.target) || dialogOpen();
  if (!mod && busy) return;
  const sequence = pending ? `${pending} ${stroke}` : stroke;
  const heard = registered.filter((s) => !s.elsewhere);
  const found = heard.findLast((s) => s.keys === sequence) ?? heard.findLast((s) => s.keys === stroke);
  window.clearTimeout(pendingTimer);
  pending = "";
  if (found?.outsideFields && busy) return;
  if (found) {
    event.preventDefault();
    found.perform();
  } else if (!mod && heard.some((s) => s.keys.startsWith(`${stroke} `))) {
    pending = stroke;
    pendingTimer = window.setTimeout(() => (pending = ""), 1200);
  }
}

export function listenForShortcuts(): () => void {
  window.addEventListener("keydown", onKeyDown);
  return () => window.removeEventListener("keydown", onKeyDown);
}

/** Shortcuts that act as long as the calling component is shown. Pass a memoised list. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  useEffect(() => {
    change([...registered, ...shortcuts]);
    return () => change(registered.filter((s) => !shortcuts.includes(s)));
  }, [shortcuts]);
}

export const useRegisteredShortcuts = (): readonly Shortcut[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => registered,
  );
