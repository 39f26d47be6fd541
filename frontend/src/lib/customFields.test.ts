import { describe, expect, it } from "vitest";
import { bySection, changedOwn, type CustomField, defaultsOf, missingOwn, ownText } from "~/lib/customFields";

const field = (key: string, part: Partial<CustomField> = {}): CustomField => ({
  key,
  type: "STRING",
  required: false,
  default: null,
  minimum: null,
  maximum: null,
  longest: null,
  editable: true,
  label: { text: key },
  help: null,
  section: null,
  choices: [],
  ...part,
});

describe("custom fields", () => {
  it("begin with their defaults, false and nought included", () => {
    const fields = [field("a", { default: 0 }), field("b", { default: false }), field("c"), field("d", { default: "" })];
    expect(defaultsOf(fields)).toEqual({ a: 0, b: false });
  });

  it("are missing when they are required, empty and ours to fill in", () => {
    const fields = [
      field("a", { required: true }),
      field("b", { required: true, editable: false }),
      field("c", { required: true }),
      field("d"),
    ];
    expect([...missingOwn(fields, { c: false })]).toEqual(["a"]);
  });

  it("stand under their headings, each where its first field stands", () => {
    const money = { text: "Money" };
    const sections = bySection([field("a"), field("b", { section: money }), field("c"), field("d", { section: money })]);
    expect(sections.map(({ title, fields }) => [title, fields.map(({ key }) => key)])).toEqual([
      [null, ["a", "c"]],
      ["Money", ["b", "d"]],
    ]);
  });

  it("say what was changed, and nothing else", () => {
    expect(changedOwn({ a: 1, b: "x", c: "y" }, { a: 1, b: "z", c: "", d: "" })).toEqual({ b: "z", c: null });
  });

  it("are written as people read them, values that are listed no longer as they are", () => {
    const colour = field("colour", { type: "ENUM", choices: [{ value: "red", label: { text: "Red" } }] });
    expect(ownText(colour, "red")).toBe("Red");
    expect(ownText(colour, "gone")).toBe("gone");
  });
});
