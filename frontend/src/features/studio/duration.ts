/** Durations of the ISO kind, e.g. PT4H or P1DT30M, in the reader's words. */
import { currentLocale } from "~/lib/i18n";

const pattern = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const units = ["week", "day", "hour", "minute", "second"] as const;

/** What is no duration stays as it is. */
export function durationText(iso: string, locale: string = currentLocale()): string {
  const found = pattern.exec(iso)?.slice(1);
  const parts = found?.flatMap((count, place) => {
    const unit = units[place];
    return count && unit ? [new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(Number(count))] : [];
  });
  return parts && parts.length > 0 ? new Intl.ListFormat(locale, { type: "unit" }).format(parts) : iso;
}

export function millisecondsText(ms: number, locale: string = currentLocale()): string {
  const [value, unit] = ms < 1_000 ? [ms, "millisecond"] : ms < 60_000 ? [ms / 1_000, "second"] : [ms / 60_000, "minute"];
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: ms < 1_000 ? 0 : 1 }).format(value);
}
