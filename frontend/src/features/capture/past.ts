/** Whether a day as fields of dates write it is before today, where the reader is. */
export function isPast(day: string | null | undefined, now: Date = new Date()): boolean {
  if (!day) return false;
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  return day.slice(0, 10) < today;
}
