import { expect, test } from "vitest";
import type { Graph } from "~/features/catalog/decomposition/model/graph";
import { search } from "~/features/catalog/decomposition/model/search";

const graph: Graph = {
  nodes: [{ specification: "voice" }, { specification: "line", note: "kept by the shop" }],
  edges: [{ id: "e", source: "voice", target: "line", type: "requires", rule: "source.characteristics.seats > 1" }],
  mappings: [
    { id: "m", source: "voice", target: "line", kind: "copy", from_characteristic: "seats", to_characteristic: "ports" },
    { id: "n", source: "voice", target: "line", kind: "set", to_characteristic: "ports", value: "seats" },
  ],
};
const find = (query: string) => search(graph, query, (key) => ({ name: key === "voice" ? "Telephony" : "Access line", words: key === "voice" ? ["seats"] : [] }));

test("it finds names, keys, characteristics, notes and expressions, each part once", () => {
  expect([find("TELE"), find("shop"), find("nothing")]).toEqual([[{ id: "n:voice", where: "" }], [{ id: "n:line", where: "kept by the shop" }], []]);
  expect(find("seats")).toEqual([{ id: "n:voice", where: "seats" }, { id: "e:e", where: "source.characteristics.seats > 1" }, { id: "m:voice>line", where: "seats" }]);
});

test("without words it lists the specifications", () => {
  expect(find(" ").map((one) => one.id)).toEqual(["n:voice", "n:line"]);
});
