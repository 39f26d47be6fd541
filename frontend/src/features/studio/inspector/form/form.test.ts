import { describe, expect, test } from "vitest";
import { readDuration, readIso, toIso } from "~/features/studio/inspector/form/durations";
import { findingsAt, restOf } from "~/features/studio/inspector/form/findings";
import { at, blankOf, type FieldSpec, fieldsOf, nextItem, put, shownFields, strangersIn } from "~/features/studio/inspector/form/schema";

const schema = {
  $ref: "#/$defs/Params",
  $defs: {
    Params: {
      type: "object",
      properties: {
        for: { enum: ["time", "event"], default: "time", "x-label": { en: "Wait for" }, "x-words": { time: { en: "A time" } } },
        after: { anyOf: [{ $ref: "#/$defs/Value" }, { type: "null" }], default: null, "x-only": { for: ["time"] }, "x-expects": "duration" },
        event: { anyOf: [{ type: "string", maxLength: 100 }, { type: "null" }], "x-only": { for: ["event"] }, "x-choices": ["a.b"] },
        until: { type: "string", format: "feel", "x-inner": true },
        count: { anyOf: [{ type: "integer", minimum: 1, maximum: 100 }, { type: "null" }] },
        title: { type: "object", additionalProperties: { type: "string" } },
        cases: { type: "array", items: { $ref: "#/$defs/Case" }, maxItems: 50 },
        odd: { anyOf: [{ type: "string" }, { type: "integer" }] },
        table: { type: "string", "x-refers": "table" },
      },
      required: ["cases"],
    },
    Value: { type: "object", properties: { const: { type: "string" }, expr: { type: "string", format: "feel" } } },
    Case: { type: "object", properties: { port: { type: "string" }, when: { type: "string", format: "feel" }, note: { type: "string" } }, required: ["port", "when"] },
  },
};

const names = (fields: readonly FieldSpec[], config: Record<string, unknown>) => shownFields(fields, config).map(({ name }) => name).slice(0, 3);
const found = (path: string) => ({ code: "x", severity: "error", node: "n", path, message: path, fix: null });
const paths = (list: readonly { message: string }[]) => list.map(({ message }) => message);

describe("the fields of a schema", () => {
  const fields = fieldsOf(schema);
  const field = (name: string) => fields.find((one) => one.name === name);

  test("have a shape each, and what is no single thing is shown as JSON", () => {
    expect(fields.map(({ name, shape }) => `${name}: ${shape.type}`)).toEqual([
      "for: choice", "after: value", "event: text", "until: feel", "count: number", "title: texts", "cases: list", "odd: json", "table: text",
    ]);
    expect(field("count")?.shape).toEqual({ type: "number", whole: true, least: 1, most: 100 });
    expect([field("table")?.refers, field("until")?.inner, field("cases")?.required, field("after")?.expects]).toEqual(["table", true, true, "duration"]);
  });

  test("count where the others say so, and stay while they hold something", () => {
    expect(names(fields, {})).toEqual(["for", "after", "until"]);
    expect(names(fields, { for: "event" })).toEqual(["for", "event", "until"]);
    expect(names(fields, { for: "event", after: { const: "PT1H" } })).toEqual(["for", "after", "event"]);
  });

  test("leave what they do not know as it is", () => expect(strangersIn(fields, { for: "time", later: 1 })).toEqual(["later"]));

  test("make an item with what it must have", () => {
    const cases = field("cases")?.shape;
    expect(cases?.type === "list" && blankOf(cases.item)).toEqual({ port: "", when: "" });
    expect(cases?.type === "list" && nextItem(cases.item, "cases", [{ port: "case_1" }, { port: "many" }])).toEqual({ port: "case_2", when: "" });
  });

  test("of what is no schema there are none", () => expect([fieldsOf(null), fieldsOf({ $ref: "#/$defs/None" })]).toEqual([[], []]));
});

test("a value is put at its path, and taken away", () => {
  const config: Record<string, unknown> = { a: { b: [1, 2] } };
  put(config, ["a", "b", 1], 3);
  put(config, ["c", "d"], "x");
  put(config, ["e", "f"], undefined);
  expect([config, at(config, ["a", "b", 1]), at(config, ["a", "z", 0])]).toEqual([{ a: { b: [1, 3] }, c: { d: "x" } }, 3, undefined]);
  put(config, ["a"], undefined);
  expect(config).toEqual({ c: { d: "x" } });
});

describe("a duration", () => {
  test.each([
    ["2 days 4 hours", "P2DT4H"],
    ["2d4h", "P2DT4H"],
    ["1 semana e 30 min", "P1WT30M"],
    ["pt48h", "PT48H"],
    ["48 h, 10 seg.", "PT48H10S"],
    ["0 s", "PT0S"],
    ["soon", null],
    ["4", null],
    ["4 months", null],
    ["-2 h", null],
    ["", null],
  ])("%s", (text, expected) => expect(readDuration(text)).toBe(expected));

  test("comes back from ISO", () => expect(toIso(readIso("P1W2DT3H4M5S") ?? readIso("PT0S")!)).toBe("P1W2DT3H4M5S"));
});

test("a finding is at the field that its path names, however it is spelled", () => {
  const all = ["nodes.3.config.cases.0.when", "config.atOnce", "config.group.const", "config", "when", "policy.retry"].map(found);
  expect(paths(findingsAt(all, ["config", "cases", 0, "when"]))).toEqual(["nodes.3.config.cases.0.when"]);
  expect(paths(findingsAt(all, ["config", "at_once"]))).toEqual(["config.atOnce"]);
  expect(paths(findingsAt(all, ["config", "group"]))).toEqual(["config.group.const"]);
  expect(paths(findingsAt(all, ["config", "cases"], true))).toEqual([]);
  expect(paths(restOf(all))).toEqual(["config"]);
});
