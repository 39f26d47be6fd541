import { expect, test } from "vitest";
import { together } from "~/features/catalog/change/together";

const panel = { section: "offerings", key: "panel", isNew: true, content: { specification: "gear", prices: [{ price_list: "us" }] } };
const gear = { section: "specifications", key: "gear", isNew: true, content: { kind: "product" } };
const dollars = { section: "price_lists", key: "us", isNew: true, content: { currency: "USD" } };
const other = { section: "offerings", key: "other", isNew: true, content: {} };
const bundle = { section: "offerings", key: "bundle", isNew: true, content: { children: [{ offering: "panel" }] } };

test("a new offering goes with the new specification and price list that it names", () => {
  expect([...together([other, gear, dollars, panel], panel)]).toEqual(["offerings:panel", "specifications:gear", "price_lists:us"]);
});

test("what is named is followed to what it names itself", () => {
  expect(together([panel, gear, dollars, other, bundle], bundle).size).toBe(4);
});

test("a change of what is in force already stays apart", () => {
  expect([...together([panel, { ...gear, isNew: false }, dollars], panel)]).toEqual(["offerings:panel", "price_lists:us"]);
});

const rule = (key: string, target: string) => ({ section: "compatibility", key, isNew: false, content: { source: "gear", target } });

test("a graph goes with the drafts of what it draws, and of the rules between them", () => {
  const graph = { section: "decompositions", key: "graph", isNew: false, content: { nodes: [{ specification: "gear" }, { specification: "line" }] } };
  const drafts = [graph, { ...gear, isNew: false }, rule("inside", "line"), rule("outside", "panel"), other];
  expect([...together(drafts, graph)]).toEqual(["decompositions:graph", "specifications:gear", "compatibility:inside"]);
});
