import { expect, test } from "vitest";
import { holidayLines, lineOf, readHolidays, readLine } from "~/features/admin/calendars/week";

test("a day with a break is read as it is written", () => {
  const hours = readLine(1, "9:00 - 12:00, 13:00-18:00");
  expect(hours).toEqual([
    { day: 1, opens: "09:00", closes: "12:00" },
    { day: 1, opens: "13:00", closes: "18:00" },
  ]);
  expect(lineOf(hours ?? [], 1)).toBe("09:00-12:00 13:00-18:00");
});

test("a free day is an empty line, and what is no time is refused", () => {
  expect(readLine(7, "  ")).toEqual([]);
  expect(readLine(7, "all day")).toBeNull();
});

test("holidays are a date and a name a line", () => {
  const holidays = readHolidays("2026-12-25 Christmas\n\n2027-01-01 New Year");
  expect(holidays).toHaveLength(2);
  expect(holidayLines(holidays ?? [])).toBe("2026-12-25 Christmas\n2027-01-01 New Year");
  expect(readHolidays("Christmas")).toBeNull();
});
