import { describe, expect, it } from "vitest";
import type { Table } from "~/features/tables/model/table";
import { fieldsOf, pathsOf, scopeOf, typedOf } from "~/features/tables/panels/trial/fields";

const table: Table = {
  schema: "orderloom.table/1",
  key: "t",
  name: { en: "T" },
  inputs: [
    { id: "channel", label: "Channel", expression: "order.channel", type: "string" },
    { id: "segment", label: "Segment", expression: "account.segment", type: "string", allowed: ['"small"', '"large"'] },
    { id: "total", label: "Total", expression: "order.total", type: "number" },
    { id: "lines", label: "Lines", expression: 'count(order.lines[kind = "x"])', type: "number" },
  ],
  outputs: [{ id: "fee", label: "Fee" }],
  rows: [{ id: "a", when: ['"web", "shop"', null, "< 5", null], then: ["1"], valid_from: "2026-01-01" }],
};

describe("the fields of a table", () => {
  it("are the paths that its inputs read, with the values that they know", () => {
    expect(pathsOf('count(order.lines) > 2 and site.kind in ("a", "b")')).toEqual(["order.lines", "site.kind"]);
    const fields = fieldsOf(table);
    expect(fields.map(({ path, type, choices, closed }) => [path, type, choices, closed])).toEqual([
      ["order.channel", "string", ["web", "shop"], false],
      ["account.segment", "string", ["small", "large"], true],
      ["order.total", "number", [], false],
      ["order.lines", "any", [], false],
      ["kind", "any", [], false],
      ["now", "date", [], true],
    ]);
  });
  it("make a scope of what is typed, and take one apart", () => {
    const fields = fieldsOf(table);
    const typed = { "order.channel": "web", "order.total": "4.5", "order.lines": '[{"kind": "x"}]', "account.segment": " " };
    const scope = scopeOf(fields, typed, { order: { id: 7 } });
    expect(scope).toEqual({ order: { id: 7, channel: "web", total: 4.5, lines: [{ kind: "x" }] } });
    expect(typedOf(fields, { ...scope, now: "2026-05-01T10:00:00Z" })).toEqual({
      "order.channel": "web",
      "order.total": "4.5",
      "order.lines": '[{"kind":"x"}]',
      now: "2026-05-01",
    });
  });
});
