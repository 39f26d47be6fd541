import { expect, it } from "vitest";
import { themeOf, themeText } from "~/features/portals/theme";

it("reads looks from a line, and writes them back", () => {
  expect(themeOf("accent: #0a5; radius: 8px;")).toEqual({ accent: "#0a5", radius: "8px" });
  expect(themeText(themeOf("accent:#0a5;font: Inter"))).toBe("accent: #0a5; font: Inter");
  expect(themeOf("nonsense; : 5; a:b:c")).toEqual({});
  expect(themeText(null)).toBe("");
});
