/** "mod+shift+z" as people read it; the first of several. */
const mac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);
const names: Record<string, string> = {
  mod: mac ? "⌘" : "Ctrl", shift: "Shift", alt: mac ? "⌥" : "Alt", Delete: "Del", ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→",
};

export const keysText = (keys: string): string =>
  (keys.split(" ")[0] ?? "").split(/\+(?=.)/).map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key)).join("+");
