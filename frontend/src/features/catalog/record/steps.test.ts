import { expect, test } from "vitest";
import { type Aside, none, toRedo, toUndo, withAside } from "~/features/catalog/record/useSteps";

const aside = (merge?: string): Aside => ({ undo: () => undefined, redo: () => undefined, merge });

test("what was done beside the content is undone before the edits that came earlier, and after those that came later", () => {
  const moved = withAside(none, aside(), 1);
  expect([toUndo(moved, 2), toUndo(moved, 1)?.depth, toUndo(none, 1)]).toEqual([null, 1, null]);
});

test("it is done again in the same order", () => {
  const { past } = withAside(none, aside(), 1);
  const undone = { past: [], future: past };
  expect([toRedo(undone, 0, true), toRedo(undone, 1, true)?.depth, toRedo(undone, 0, false)?.depth]).toEqual([null, 1, 1]);
});

test("the same move in a row is one step, which ends where the last one ended", () => {
  const [first, second] = [aside("a"), aside("a")];
  const merged = withAside(withAside(none, first, 1), second, 1).past;
  expect(merged.map((one) => [one.undo, one.redo])).toEqual([[first.undo, second.redo]]);
  expect(withAside(withAside(none, first, 1), second, 2).past).toHaveLength(2);
  expect(withAside(withAside(none, first, 1), aside("b"), 1).past).toHaveLength(2);
});
