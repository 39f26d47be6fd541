import { expect, test } from "vitest";
import { noHistory, redone, remembered, spliceBetween, undone } from "~/features/tables/model/history";
import type { Row } from "~/features/tables/model/table";

const [a, b, c, d] = ["a", "b", "c", "d"].map((id): Row => ({ id, when: [], then: [] })) as [Row, Row, Row, Row];

test("an edit is kept as the smallest stretch that differs", () => {
  expect(spliceBetween([a, b, c], [a, d, c])).toEqual({ at: 1, removed: [b], inserted: [d] });
  expect(spliceBetween([a, b], [a, b, b])).toEqual({ at: 2, removed: [], inserted: [b] });
  expect(spliceBetween([a, b], [a, b])).toBeNull();
});

test("undo and redo walk back and forth", () => {
  const history = remembered(noHistory, spliceBetween([a, b], [b, a])!);
  const back = undone([b, a], history)!;
  expect(back.rows).toEqual([a, b]);
  expect(undone(back.rows, back.history)).toBeNull();
  expect(redone(back.rows, back.history)?.rows).toEqual([b, a]);
});

test("a new edit forgets what was undone", () => {
  const back = undone([b], remembered(noHistory, spliceBetween([a], [b])!))!;
  expect(remembered(back.history, spliceBetween([a], [c])!).future).toEqual([]);
});
