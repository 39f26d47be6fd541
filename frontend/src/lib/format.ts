/** Dates, times, money and quantities as the reader's language writes them. */
import { currentLocale } from "~/lib/i18n";

const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function cached<T extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => T): T {
  const known = cache.get(key) as T | undefined;
  if (known) return known;
  const made = make();
  cache.set(key, made);
  return made;
}

export interface MoneyValue {
  amount: string | number;
  currency: string;
}

/** Money stays decimal text up to here; only its display goes through a number. */
export function formatMoney(money: MoneyValue): string {
  const locale = currentLocale();
  const format = cached(`money:${locale}:${money.currency}`, () =>
    new Intl.NumberFormat(locale, { style: "currency", currency: money.currency }),
  );
  return format.format(String(money.amount) as `${number}`);
}

export const formatNumber = (value: string | number) =>
  cached(`number:${currentLocale()}`, () => new Intl.NumberFormat(currentLocale())).format(String(value) as `${number}`);

export function formatDate(iso: string): string {
  const locale = currentLocale();
  const day = /^\d{4}-\d{2}-\d{2}$/.test(iso);
  return cached(`date:${locale}:${day}`, () =>
    new Intl.DateTimeFormat(locale, { dateStyle: "medium", ...(day ? { timeZone: "UTC" } : {}) }),
  ).format(new Date(iso));
}

export const formatDateTime = (iso: string) =>
  cached(`time:${currentLocale()}`, () =>
    new Intl.DateTimeFormat(currentLocale(), { dateStyle: "medium", timeStyle: "short" }),
  ).format(new Date(iso));

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** "3 minutes ago", "in 2 days"; the exact time belongs in a tooltip beside it. */
export function formatAgo(iso: string, now = Date.now()): string {
  const seconds = (new Date(iso).getTime() - now) / 1000;
  const format = new Intl.RelativeTimeFormat(currentLocale(), { numeric: "auto" });
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return format.format(Math.round(seconds / size), unit);
  }
  return format.format(Math.round(seconds), "second");
}

export const formatTime = (iso: string) =>
  cached(`clock:${currentLocale()}`, () => new Intl.DateTimeFormat(currentLocale(), { timeStyle: "short" })).format(new Date(iso));
