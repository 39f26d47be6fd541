import { expect, test } from "vitest";
import { messageAt, problemsAt } from "~/lib/problems";

const problems = [
  { code: "catalog.wrong_type", message: "Speed must be an integer.", path: ["lines", "0", "characteristics", "downloadSpeed"] },
  { code: "ordering.site_missing", message: "Fibre needs a site.", path: ["lines", "10", "siteId"] },
];

test("a problem is found by its path, however the name is written", () => {
  expect(messageAt(problems, "lines", "0", "characteristics", "download_speed")).toBe("Speed must be an integer.");
  expect(messageAt(problems, "lines", "10", "site_id")).toBe("Fibre needs a site.");
});

test("a line's problems are not those of a line whose number begins alike", () => {
  expect(problemsAt(problems, "lines", "1")).toEqual([]);
});
