import { describe, expect, it } from "vitest";
import { comparedRows, keyed, rowsOf, visibleRows } from "~/components/simulate/rows";
import type { TreeDomainOrderFragment, TreeTargetFragment } from "~/graphql/graphql";

const node = (path: string, parent: string | null, depth: number) => ({ path, parent, depth }) as TreeDomainOrderFragment;
const target = (parent: string, relationship: string, outcome: string, made: string[] = []) =>
  ({ parent, relationship, outcome, made }) as unknown as TreeTargetFragment;

const tree = {
  domainOrders: [node("1#1", null, 0), node("1#1/a#1", "1#1", 1), node("1#1/b#1", "1#1", 1)],
  targets: [target("1#1/a#1", "c", "EXCLUDE"), target("1#1", "a", "CREATE", ["1#1/a#1"]), target("1#1", "d", "DEFER")],
};

describe("rows of a tree", () => {
  it("put what is not there beneath the domain order that it is missing from", () => {
    expect(rowsOf(tree).map((row) => [row.id, row.depth])).toEqual([
      ["1#1", 0], ["1#1 d", 1], ["1#1/a#1", 1], ["1#1/a#1 c", 2], ["1#1/b#1", 1],
    ]);
  });
  it("have the verdict that made each domain order", () => {
    expect(rowsOf(tree).map((row) => row.target?.relationship)).toEqual([undefined, "d", "a", "c", undefined]);
  });
  it("tell of a domain order that stays that it is there for another reason", () => {
    const [before, after] = [target("1#1", "a", "CREATE", ["1#1/a#1"]), target("1#1", "a", "CREATE", ["1#1/a#1"])];
    const same = tree.domainOrders.map((domainOrder) => ({ change: "same", differences: [], domainOrder }));
    expect(comparedRows({ domainOrders: same, targets: [{ before, after }] }).map((row) => row.change)).toEqual(["same", "reason", "same"]);
  });
  it("leave out what is beneath a folded one", () => {
    expect(visibleRows(rowsOf(tree), new Set(["1#1/a#1"]), false).map((row) => row.id)).toEqual(["1#1", "1#1 d", "1#1/a#1", "1#1/b#1"]);
  });
  it("keep the way to what changed when only changes are wanted", () => {
    const rows = comparedRows({
      domainOrders: tree.domainOrders.map((domainOrder, index) => ({ change: index === 2 ? "added" : "same", differences: [], domainOrder })),
      targets: [],
    });
    expect(visibleRows(rows, new Set(), true).map((row) => row.id)).toEqual(["1#1", "1#1/b#1"]);
  });
  it("say of a verdict that fell otherwise what it was", () => {
    const rows = comparedRows({ domainOrders: [{ change: "same", differences: [], domainOrder: node("1#1", null, 0) }], targets: [{ before: target("1#1", "a", "EXCLUDE"), after: target("1#1", "a", "CREATE") }] });
    expect([rows[1]?.change, rows[1]?.was?.outcome, rows[1]?.target?.outcome]).toEqual(["changed", "EXCLUDE", "CREATE"]);
  });
});

describe("keys in a tree", () => {
  const rows = visibleRows(rowsOf(tree), new Set(), false);
  it("go up and down, and to both ends", () => {
    expect(keyed("ArrowDown", rows, 0, new Set())).toEqual({ to: 1 });
    expect(keyed("ArrowUp", rows, 0, new Set())).toEqual({ to: 0 });
    expect(keyed("End", rows, 0, new Set())).toEqual({ to: 4 });
    expect(keyed("Home", rows, 3, new Set())).toEqual({ to: 0 });
  });
  it("go left to the parent or fold, and right into the children or unfold", () => {
    expect(keyed("ArrowLeft", rows, 4, new Set())).toEqual({ to: 0 });
    expect(keyed("ArrowLeft", rows, 2, new Set())).toEqual({ fold: "1#1/a#1" });
    expect(keyed("ArrowRight", rows, 2, new Set())).toEqual({ to: 3 });
    expect(keyed("ArrowRight", rows, 2, new Set(["1#1/a#1"]))).toEqual({ fold: "1#1/a#1" });
    expect(keyed("ArrowRight", rows, 4, new Set())).toBeNull();
    expect(keyed("a", rows, 0, new Set())).toBeNull();
  });
});
