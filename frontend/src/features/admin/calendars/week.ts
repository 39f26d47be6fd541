/** The working week of a calendar as people type it: a line a day, such as "09:00-12:00 13:00-18:00". */
export interface Hours {
  day: number;
  opens: string;
  closes: string;
}

export const days = [1, 2, 3, 4, 5, 6, 7] as const;

export const lineOf = (hours: readonly Hours[], day: number): string =>
  hours
    .filter((one) => one.day === day)
    .map(({ opens, closes }) => `${opens}-${closes}`)
    .join(" ");

const span = /^(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})$/u;
const full = (time: string) => time.padStart(5, "0");

/** The hours of a day's line, or null when it can't be read. */
export function readLine(day: number, line: string): Hours[] | null {
  const parts = line.replace(/\s*[-–]\s*/gu, "-").split(/[\s,;]+/u).filter(Boolean);
  const read = parts.map((part) => span.exec(part));
  if (read.some((one) => one === null)) return null;
  return read.map((one) => ({ day, opens: full(one?.[1] ?? ""), closes: full(one?.[2] ?? "") }));
}

export interface Holiday {
  day: string;
  name: string;
}

export const holidayLines = (holidays: readonly Holiday[]): string => holidays.map(({ day, name }) => `${day} ${name}`).join("\n");

/** One a line, the date first; null when a line can't be read. */
export function readHolidays(text: string): Holiday[] | null {
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
  const read = lines.map((line) => /^(\d{4}-\d{2}-\d{2})\s+(.+)$/u.exec(line));
  if (read.some((one) => one === null)) return null;
  return read.map((one) => ({ day: one?.[1] ?? "", name: one?.[2] ?? "" }));
}
