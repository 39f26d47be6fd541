import { describe, expect, it } from "vitest";
import { acceptable, readableOn } from "~/features/portal/lib/theme";

describe("the theme of an embedding site", () => {
  it("sets what it may set", () => {
    const theme = { accent: "#0a5", radius: "8px", font: "Inter, 'Segoe UI'", text: "#112233" };
    expect(acceptable(theme)).toEqual(theme);
  });
  it("sets nothing else, and to nothing that could do harm", () => {
    expect(
      acceptable({ accent: "url(https://evil.example.com)", radius: "99px", font: "x;}*{display:none", position: "fixed", line: 1, constructor: "#000" }),
    ).toEqual({});
    expect(acceptable("no theme")).toEqual({});
    expect(acceptable(null)).toEqual({});
  });
  it("writes on the accent what can be read there", () => {
    expect(readableOn("#0f6674")).toBe("#ffffff");
    expect(readableOn("#ffdd00")).toBe("#000000");
    expect(readableOn("#fff")).toBe("#000000");
  });
});
