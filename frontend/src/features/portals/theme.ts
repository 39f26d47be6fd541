/** Looks as one line of text: "accent: #0a5; radius: 8px". */
export const themeOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split(";")
      .map((part) => part.split(":").map((word) => word.trim()))
      .filter((pair): pair is [string, string] => pair.length === 2 && pair[0] !== ""),
  );

export const themeText = (theme: unknown): string =>
  Object.entries(theme && typeof theme === "object" ? theme : {})
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join("; ");
