import { expect, test } from "vitest";
import { applied, inverse, noHistory, redone, remembered, stepBetween, undone } from "~/features/tables/model/history";
import type { Row, Table } from "~/features/tables/model/table";
import { ids, row, tableOf, widened } from "~/features/tables/model/testing";

const [a, b, c, d] = ["a", "b", "c", "d"].map((id) => row(id)) as [Row, Row, Row, Row];
const having = (table: Table, ...rows: Row[]): Table => ({ ...table, rows });
const abc = tableOf(a, b, c);

test("a step holds the smallest stretch that differs", () => {
  const step = stepBetween(abc, having(abc, a, d, c));
  expect([step?.at, step?.after, step?.from.rows, step?.to.rows]).toEqual([1, "a", [b], [d]]);
  expect(step?.from.head).toBeUndefined();
  expect(stepBetween(abc, having(abc, a, b, c))).toBeNull();
});

test("undo and redo walk back and forth over rows, columns and the hit policy", () => {
  const steps: Table[] = [abc, having(abc, a, d, b, c), widened(having(abc, a, d, b, c)), { ...widened(having(abc, a, d)), hit_policy: "FIRST" }];
  let history = noHistory;
  for (let at = 1; at < steps.length; at += 1) history = remembered(history, stepBetween(steps[at - 1]!, steps[at]!)!);
  let now = { table: steps[3]!, history };
  for (const expected of steps.slice(0, 3).toReversed()) {
    now = undone(now.table, now.history)!;
    expect(now.table).toEqual(expected);
  }
  expect(undone(now.table, now.history)).toBeNull();
  for (const expected of steps.slice(1)) {
    now = redone(now.table, now.history)!;
    expect(now.table).toEqual(expected);
  }
});

test("a step still fits when others changed other rows, and leaves their work alone", () => {
  const step = stepBetween(abc, having(abc, a, row("b", "mine"), c))!;
  const theirs = having(abc, d, a, row("b", "mine", "theirs"), c);
  expect(applied(theirs, inverse(step)).rows).toEqual([d, a, row("b", "", "theirs"), c]);
});

test("rows that were deleted come back below the row that they stood under", () => {
  const step = stepBetween(abc, having(abc, a, c))!;
  expect(ids(applied(having(abc, d, a, c), inverse(step)))).toBe("dabc");
});

test("a move is undone where others added a row", () => {
  const step = stepBetween(abc, having(abc, c, a, b))!;
  expect(ids(applied(having(abc, c, a, b, d), inverse(step)))).toBe("abcd");
});

test("cells keep to their column when others added one", () => {
  const step = stepBetween(abc, having(abc, a, row("b", "mine"), c))!;
  const wide = applied(widened(abc), step);
  expect(wide.rows[1]?.when).toEqual([null, "mine"]);
  const back = applied(widened(having(abc, a, row("b", "mine"), c)), inverse(step));
  expect(back.rows[1]?.when).toEqual([null, null]);
});

test("a deleted column comes back with its cells, and rows of others get an empty one", () => {
  const wide = widened(tableOf(row("a", "1"), row("b", "2")));
  const narrow: Table = { ...wide, inputs: wide.inputs.slice(0, 1), rows: wide.rows.map((one) => ({ ...one, when: one.when.slice(0, 1) })) };
  const step = stepBetween(wide, narrow)!;
  const withTheirs = { ...narrow, rows: [...narrow.rows, { id: "c", when: ["9"], then: ["1"] }] };
  expect(applied(withTheirs, inverse(step)).rows.map((one) => one.when)).toEqual([[null, "1"], [null, "2"], ["9", null]]);
});
