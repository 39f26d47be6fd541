/** What an embedding site may set of the looks: a few variables, each of a known shape. Anything else is left alone. */
const colour = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;
const known: Record<string, { shape: RegExp; sets: readonly string[] }> = {
  accent: { shape: colour, sets: ["--portal-accent", "--accent-text", "--mantine-color-anchor", "--mantine-primary-color-filled"] },
  background: { shape: colour, sets: ["--mantine-color-body"] },
  surface: { shape: colour, sets: ["--surface-raised", "--surface-sunken"] },
  text: { shape: colour, sets: ["--mantine-color-text"] },
  muted: { shape: colour, sets: ["--mantine-color-dimmed"] },
  line: { shape: colour, sets: ["--line", "--line-strong"] },
  radius: { shape: /^(?:[0-9]|1[0-9]|2[0-4])px$/, sets: ["--portal-radius"] },
  font: { shape: /^[A-Za-z0-9 ,'-]{1,200}$/, sets: ["--portal-font", "--mantine-font-family"] },
};

export type Theme = Record<string, string>;

/** Those entries that may be set. */
export const acceptable = (given: unknown): Theme =>
  Object.fromEntries(
    Object.entries(given && typeof given === "object" ? given : {}).filter(
      (entry): entry is [string, string] =>
        Object.hasOwn(known, entry[0]) && typeof entry[1] === "string" && (known[entry[0]]?.shape.test(entry[1]) ?? false),
    ),
  );

/** Channels of #abc or #aabbcc, 0 to 255. */
function channels(hex: string): [number, number, number] {
  const full = hex.length === 4 ? Array.from(hex.slice(1), (digit) => digit + digit).join("") : hex.slice(1);
  const at = (index: number) => Number.parseInt(full.slice(index, index + 2), 16);
  return [at(0), at(2), at(4)];
}

function luminance(hex: string): number {
  const [red, green, blue] = channels(hex).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** White or black, whichever can be read on the colour. */
export const readableOn = (hex: string): string => (1.05 / (luminance(hex) + 0.05) >= (luminance(hex) + 0.05) / 0.05 ? "#ffffff" : "#000000");

export function applyTheme(given: unknown): void {
  const { style } = document.documentElement;
  for (const [name, value] of Object.entries(acceptable(given))) {
    for (const variable of known[name]?.sets ?? []) style.setProperty(variable, value);
    if (name === "accent") style.setProperty("--portal-on-accent", readableOn(value));
  }
}
