/** Durations as people write them, and as documents have them: "2 days 4 hours" is P2DT4H. Pure. */

export const parts = ["weeks", "days", "hours", "minutes", "seconds"] as const;

export type Part = (typeof parts)[number];

export type Duration = Readonly<Record<Part, number>>;

const iso = /^P(?=\d|T\d)(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?$/;

export function readIso(text: string): Duration | null {
  const found = iso.exec(text.trim().toUpperCase())?.slice(1).map((count) => Number(count ?? 0));
  return found ? { weeks: found[0] ?? 0, days: found[1] ?? 0, hours: found[2] ?? 0, minutes: found[3] ?? 0, seconds: found[4] ?? 0 } : null;
}

export function toIso({ weeks, days, hours, minutes, seconds }: Duration): string {
  const date = `${weeks ? `${weeks}W` : ""}${days ? `${days}D` : ""}`;
  const time = `${hours ? `${hours}H` : ""}${minutes ? `${minutes}M` : ""}${seconds ? `${seconds}S` : ""}`;
  return date || time ? `P${date}${time ? `T${time}` : ""}` : "PT0S";
}

/** Beginnings of the words for each part, in the languages of the product. */
const words: Readonly<Record<Part, readonly string[]>> = {
  weeks: ["w", "week", "weeks", "sem", "semana", "semanas"],
  days: ["d", "day", "days", "dia", "dias"],
  hours: ["h", "hr", "hrs", "hour", "hours", "hora", "horas"],
  minutes: ["m", "min", "mins", "minute", "minutes", "minuto", "minutos"],
  seconds: ["s", "sec", "secs", "second", "seconds", "seg", "segundo", "segundos"],
};

const partOf = (word: string): Part | undefined => parts.find((part) => words[part].includes(word));

/** What a person has typed, as a document has it; null for what is no duration. */
export function readDuration(text: string): string | null {
  const known = readIso(text);
  if (known) return toIso(known);
  const tokens = [...text.toLowerCase().matchAll(/(\d+)\s*(\p{L}+)\.?/gu)];
  const rest = text.toLowerCase().replaceAll(/(\d+)\s*(\p{L}+)\.?/gu, "").replaceAll(/[\s,+]|\b(?:and|e)\b/g, "");
  if (tokens.length === 0 || rest !== "") return null;
  const sum: Record<Part, number> = { weeks: 0, days: 0, hours: 0, minutes: 0, seconds: 0 };
  for (const [, count, word] of tokens) {
    const part = partOf(word ?? "");
    if (!part) return null;
    sum[part] += Number(count);
  }
  const found = toIso(sum);
  return readIso(found) ? found : null;
}
