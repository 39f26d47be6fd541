import { expect, test } from "vitest";
import { durationText, millisecondsText } from "~/features/studio/duration";
import { parseFlowSearch } from "~/features/studio/search";

test("durations are said in words", () => {
  expect(durationText("PT4H", "en")).toBe("4 hours");
  expect(durationText("P1DT30M", "pt-BR")).toBe("1 dia e 30 minutos");
  expect(durationText("soon", "en")).toBe("soon");
  expect(millisecondsText(178.2, "en")).toBe("178 ms");
  expect(millisecondsText(90_000, "en")).toBe("1.5 min");
});

test("an address keeps only what is known", () => {
  expect(parseFlowSearch({ version: "2", run: "r", node: 5, panel: "tests" })).toEqual({ version: 2, run: "r", panel: "tests" });
  expect(parseFlowSearch({ version: "0", panel: "nonsense" })).toEqual({});
});
