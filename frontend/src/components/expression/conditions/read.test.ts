import { describe, expect, test } from "vitest";
import { readCondition } from "~/components/expression/conditions/read";
import { type Group, isComplete, type Operand, type Operator, type Row, toText, withOperator } from "~/components/expression/conditions/rows";

const written = (text: string): string => {
  const found = readCondition(text);
  return "rows" in found ? toText(found.rows) : `${found.why}: ${found.part}`;
};

describe("a text that rows can show", () => {
  test.each([
    ['line.quantity > 1 and order.priority = "high"', 'line.quantity > 1 and order.priority = "high"'],
    ["a and b or c", "(a and b) or c"],
    ["a or (b or c)", "a or b or c"],
    ["a.b > 1 and (c != null or not(d))", "a.b > 1 and (c != null or not(d))"],
    ['not(a in ("x","y"))', 'not(a in ("x", "y"))'],
    ['a in "x"', 'a in ("x")'],
    ["((a = 1))", "a = 1"],
    ["x between 1 and 2 and y", "x between 1 and 2 and y"],
    ['x >= @"2026-01-01"', 'x >= @"2026-01-01"'],
    ['x = "é\\"\\n"', 'x = "é\\"\\n"'],
    ["a = (b and c)", "a = (b and c)"],
    ['starts with(a.b, "x") and not(list contains(c, 2))', 'starts with(a.b, "x") and not(list contains(c, 2))'],
    ["  ", ""],
  ])("%s", (text, expected) => {
    expect(written(text)).toBe(expected);
    expect(written(expected)).toBe(expected);
  });
});

describe("a text that rows can't show says which part", () => {
  test.each([
    ["a =", "syntax: a ="],
    ['a = "x" // why', 'syntax: a = "x" // why'],
    ["a and (b or (c and d))", "nested: c and d"],
    ["a and x in [1..2]", "part: x in [1..2]"],
    ['contains(lower case(a), "x")', "part: lower case(a)"],
    ["some x in y satisfies x > 1", "part: some x in y satisfies x > 1"],
    ['a = "\\U01F40E"', 'part: "\\U01F40E"'],
  ])("%s", (text, expected) => expect(written(text)).toBe(expected));
});

/** A generator with a seed: each run tries the same conditions. */
function dice(seed: number) {
  let state = seed;
  const roll = (sides: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
  const pick = <T>(items: readonly T[]): T => items[roll(items.length)] as T;
  return { roll, pick };
}

const operands: readonly Operand[] = [
  { kind: "text", text: 'a "b" \\ and or\n' },
  { kind: "text", text: "" },
  { kind: "number", text: "-1.50" },
  { kind: "boolean", value: false },
  { kind: "moment", text: "2026-02-28T10:00:00Z" },
  { kind: "moment", text: "P1DT2H" },
];
const formula: Operand = { kind: "formula", text: "a.b + 2 * max(c, 1)" };
const fields = ["a", "line.characteristics.bandwidth", "nodes.survey.out.ready", "Größe.x_1"];
const verbs: readonly Operator[] = ["=", "!=", "<", "<=", ">", ">=", "between", "in", "not in", "contains", "not contains", "starts with", "ends with", "list contains", "not list contains", "is true", "is not true", "is empty", "is set"];

function someRow({ roll, pick }: ReturnType<typeof dice>): Row {
  const row = withOperator({ field: pick(fields), operator: "=", operands: [] }, pick(verbs));
  const listed = row.operator === "in" || row.operator === "not in";
  const count = listed ? 1 + roll(3) : row.operands.length;
  return { ...row, operands: Array.from({ length: count }, () => (!listed && roll(4) === 0 ? formula : pick(operands))) };
}

/** As the reader makes them: a group has two items or more, and another join than the one above. */
function someGroup(given: ReturnType<typeof dice>): Group {
  const { roll } = given;
  const join = roll(2) === 0 ? "and" : "or";
  const inner = join === "and" ? "or" : "and";
  const items = Array.from({ length: 2 + roll(3) }, () =>
    roll(3) === 0 ? { join: inner, items: [someRow(given), someRow(given)] } as const : someRow(given),
  );
  return { join, items };
}

test("rows come back from their text as they were", () => {
  const given = dice(4);
  for (let round = 0; round < 500; round += 1) {
    const rows = someGroup(given);
    const text = toText(rows);
    expect(readCondition(text), text).toEqual({ rows });
    expect(isComplete(rows)).toBe(true);
  }
});

const row = (text: string): Group => ({ join: "and", items: [{ field: "a", operator: "=", operands: [{ kind: "formula", text }] }] });

test("an expression that would fall apart is kept together", () => {
  expect(toText(row("b or c"))).toBe("a = (b or c)");
  expect(toText(row("(b) or (c)"))).toBe("a = ((b) or (c))");
  expect(toText(row("(b or c)"))).toBe("a = (b or c)");
  expect(toText(row('f("x and y")'))).toBe('a = f("x and y")');
});

test("another operator keeps what still fits", () => {
  const between: Row = { field: "a", operator: "between", operands: [{ kind: "number", text: "1" }, { kind: "number", text: "2" }] };
  expect(withOperator(between, ">").operands).toEqual([{ kind: "number", text: "1" }]);
  expect(withOperator(withOperator(between, "is set"), "=").operands).toEqual([{ kind: "none" }]);
  expect(isComplete({ join: "and", items: [withOperator(between, "in"), { ...between, operands: [] , operator: "in" }] })).toBe(false);
});
