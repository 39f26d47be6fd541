import { expect, test } from "vitest";
import { asTree } from "~/features/record/tree";

test("children follow their parent, one level deeper, in the order given", () => {
  const rows = [{ id: "b" }, { id: "a" }, { id: "a1", parentId: "a" }, { id: "b1", parentId: "b" }, { id: "a1x", parentId: "a1" }];
  expect(asTree(rows).map(({ item, depth }) => `${item.id}${depth}`)).toEqual(["b0", "b11", "a0", "a11", "a1x2"]);
});

test("a row whose parent is not shown stands at the top", () => {
  expect(asTree([{ id: "x", parentId: "elsewhere" }])).toEqual([{ item: { id: "x", parentId: "elsewhere" }, depth: 0 }]);
});
