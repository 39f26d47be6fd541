import { expect, test } from "vitest";
import type { Graph } from "~/features/catalog/decomposition/model/graph";
import { readBy, travelOf } from "~/features/catalog/decomposition/model/travel";

const graph: Graph = {
  nodes: [{ specification: "product" }, { specification: "service" }, { specification: "box" }],
  edges: [
    { id: "a", source: "product", target: "service", type: "realized_as" },
    { id: "b", source: "service", target: "box", type: "requires", rule: 'line.characteristics.tier = "gold" and source.characteristics.seats > 2', quantity_characteristic: "seats" },
  ],
  mappings: [
    { id: "m", source: "product", target: "service", kind: "copy", from_characteristic: "users", to_characteristic: "seats" },
    { id: "n", source: "box", target: "service", kind: "compute", expression: "source.characteristics.serial + target.characteristics.seats", to_characteristic: "serials" },
    { id: "o", source: "product", target: "box", kind: "validate", expression: "true", to_characteristic: "ports" },
  ],
};
const { givers, readers } = travelOf(graph);
const byOf = (key: string) => readers.get(key)?.map((one) => `${one.by} ${one.id}`);

test("a characteristic is given by the mappings into it", () => {
  expect([givers.get("service.seats"), givers.get("box.ports")]).toEqual([[{ id: "m:product>service", kind: "copy", source: "product", characteristic: "users" }], undefined]);
});

test("it is read by rules, quantities and mappings, upwards too", () => {
  expect([byOf("service.seats"), byOf("box.serial"), byOf("product.users"), byOf("box.ports")]).toEqual([
    ["rule e:b", "quantity e:b", "mapping m:box>service"], ["mapping m:box>service"], ["mapping m:product>service"], ["mapping m:product>box"],
  ]);
});

test("what is read of the order line may stand in all that lead there", () => {
  expect([byOf("product.tier"), byOf("service.tier"), byOf("box.tier")]).toEqual([["rule e:b"], ["rule e:b"], undefined]);
  expect(readBy(undefined)).toEqual([]);
});
