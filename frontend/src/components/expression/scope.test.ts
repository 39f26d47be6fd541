import { describe, expect, test } from "vitest";
import { hereIn } from "~/components/expression/editor/here";
import { filtered, groupsOf, linesOf } from "~/components/expression/picker/tree";
import { gives, problemsOf } from "~/components/expression/problems";
import { type Scope, spanAt, treeOf } from "~/components/expression/scope";

const name = (path: string, type = "string", more: Partial<Scope["names"][number]> = {}) => ({
  path, type, open: false, values: [], label: path.split(".").at(-1) ?? "", help: null, ...more,
});

const scope: Scope = {
  open: false,
  names: [
    name("order", "order"),
    name("order.priority", "string", { values: ["high", "low"], label: "Priority" }),
    name("order.total", "number"),
    name("vars", "vars"),
    name("vars.size", "number"),
    name("nodes", "nodes"),
    name("nodes.survey", "nodes.survey", { label: "Capture the survey" }),
    name("nodes.survey.out", "context", { open: true }),
    name("nodes.start", "nodes.start", { label: "Start" }),
    name("nodes.start.out", "context<>"),
    name("nodes.table", "nodes.table", { label: "Classify" }),
    name("nodes.table.out", "nodes.table.out"),
    name("nodes.table.out.class"),
  ],
};

describe("what is written next", () => {
  test.each([
    ["ord", { kind: "name", parent: "", from: 0 }],
    ["order.", { kind: "name", parent: "order", from: 6 }],
    ["a + order.pri", { kind: "name", parent: "order", from: 10 }],
    ["order.priority = ", { kind: "value", path: "order.priority", quote: false, from: 17 }],
    ['order.priority != "hi', { kind: "value", path: "order.priority", quote: true, from: 18 }],
    ['order.priority in ("high", "', { kind: "value", path: "order.priority", quote: true, from: 27 }],
    ["a and string len", { kind: "name", parent: "", from: 6 }],
    ["a > 1 ", { kind: "name", parent: "", from: 6 }],
  ])("%s", (before, expected) => expect(hereIn(before, "Expression")).toEqual(expected));

  test("nothing within texts and comments", () => {
    expect(hereIn('f("abc', "StringLiteral")).toBeNull();
    expect(hereIn("// a", "LineComment")).toBeNull();
  });

  test("a cell begins with a value", () => {
    expect(hereIn('"a", ', "UnaryTests", true)).toEqual({ kind: "cell", quote: false, from: 5 });
    expect(hereIn('not("h', "StringLiteral", true)).toEqual({ kind: "cell", quote: true, from: 4 });
  });
});

describe("the picker", () => {
  const groups = groupsOf(treeOf(scope));

  test("has the record, the variables, and what earlier nodes give", () => {
    expect(groups.map(({ id, items }) => [id, items.map(({ label, path }) => `${label}: ${path}`)])).toEqual([
      ["record", ["order: order"]],
      ["variables", ["size: vars.size"]],
      ["nodes", ["Capture the survey: nodes.survey.out.", "Classify: nodes.table.out"]],
    ]);
  });

  test("finds by words, in what is above too", () => {
    const found = filtered(groups, "classify class");
    expect(found.flatMap(({ items }) => linesOf(items, () => true).map(({ item, level }) => [item.path, level]))).toEqual([
      ["nodes.table.out", 1],
      ["nodes.table.out.class", 2],
    ]);
    expect(filtered(groups, "nothing of the kind")).toEqual([]);
  });
});

test("a problem is about the word at its position", () => {
  expect(spanAt("line.quantiti + 1", 4)).toEqual({ from: 4, to: 13 });
  expect(spanAt('a = "hig"', 4)).toEqual({ from: 4, to: 9 });
  expect(spanAt("a =", 3)).toEqual({ from: 2, to: 3 });
  expect(spanAt("", 0)).toEqual({ from: 0, to: 0 });
});

test("a value of another type than wanted is said once nothing else is wrong", () => {
  const preview = { type: "number", value: 1, text: "1", reads: [], unset: [], missing: [], problems: [] };
  expect(problemsOf({ preview, current: true }, [], "boolean")).toEqual([{ message: "", severity: "warning", wanted: "boolean" }]);
  expect(problemsOf({ preview, current: false }, [{ message: "Old.", position: 3 }], "boolean")).toEqual([{ message: "Old." }]);
  expect([gives("string", "date"), gives("number", "text"), gives("any", "boolean"), gives("list<number>", "number")]).toEqual([true, true, true, false]);
});
