import { expect, test } from "vitest";
import { asTree } from "~/components/asTree";
import { found } from "~/features/record/tree";

test("children follow their parent, one level deeper, in the order given", () => {
  const rows = [{ id: "b" }, { id: "a" }, { id: "a1", parentId: "a" }, { id: "b1", parentId: "b" }, { id: "a1x", parentId: "a1" }];
  expect(asTree(rows).map(({ item, depth }) => `${item.id}${depth}`)).toEqual(["b0", "b11", "a0", "a11", "a1x2"]);
});

test("a row whose parent is not shown stands at the top", () => {
  expect(asTree([{ id: "x", parentId: "elsewhere" }])).toEqual([{ item: { id: "x", parentId: "elsewhere" }, depth: 0 }]);
});

test("what is found stands below what it hangs under", () => {
  const tree = asTree([{ id: "a" }, { id: "b", parentId: "a" }, { id: "c", parentId: "b" }, { id: "d" }, { id: "e", parentId: "d" }]);
  const ids = (wanted: string) => found(tree, ({ id }) => id === wanted, wanted).map(({ item }) => item.id);
  expect(ids("c")).toEqual(["a", "b", "c"]);
  expect(ids("d")).toEqual(["d"]);
  expect(ids("")).toEqual(["a", "b", "c", "d", "e"]);
});
