/** The first letters of the first and the last word of a name: "Demo process admin" is DA, wherever somebody is shown. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], ...(words.length > 1 ? [words.at(-1)] : [])].map((word) => (word?.[0] ?? "").toUpperCase()).join("");
}
