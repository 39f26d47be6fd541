import { expect, test } from "vitest";
import { begun, blank, counted, firstSample, inputOf, isReady, type Line, newLine, type SampleState } from "~/features/catalog/decomposition/simulate/sampling";

const facts = { account: {}, site: {}, order: {} };
const child = { offering: "firewall", minimum: 0, maximum: 3, default: 2 };
const bundle = (): Line => ({ ...newLine([], "offering", "package"), ...begun(blank("offering", "package"), { specification: null, defaults: { tier: "gold" }, children: [child] }) });
const known = (line: Line): Line => ({ ...line, values: line.values ?? {}, parts: Object.fromEntries(Object.entries(line.parts ?? {}).map(([key, parts]) => [key, parts.map((one) => Object.assign({}, one, { values: { ports: 4 }, parts: {} }))])) });
const sent = (sample: SampleState) => inputOf(sample)?.sample?.lines.map(({ number, parent, site, quantity }) => [number, parent, site, quantity]);

test("a bundle begins with its defaults, and is not tried before those of its parts are known", () => {
  expect([bundle().values, bundle().parts?.["firewall"]?.length, isReady({ lines: [bundle()], facts })]).toEqual([{ tier: "gold" }, 2, false]);
  expect(inputOf({ lines: [bundle()], facts })).toBeNull();
});

test("the parts of a bundle are lines under it, with its quantity and at its site", () => {
  expect(sent({ lines: [Object.assign({}, known(bundle()), { quantity: 3 })], facts })).toEqual([
    ["1", undefined, "site-1", "3"], ["1.1", "1", "site-1", "3"], ["1.2", "1", "site-1", "3"],
  ]);
});

test("lines of several sites are numbered on, and may begin at another site", () => {
  const [first, second] = [Object.assign({}, known(bundle()), { sites: 2, parts: {} }), Object.assign({}, known(newLine([], "specification", "line")), { first: 2, parts: {} })];
  expect(sent({ lines: [first, second], facts })).toEqual([["1", undefined, "site-1", "1"], ["2", undefined, "site-2", "1"], ["3", undefined, "site-2", "1"]]);
});

test("fewer of a part keep the first, with their answers", () => {
  const parts = counted([], "firewall", 2);
  expect(counted(parts, "firewall", 1)).toEqual([parts[0]]);
});

test("a site is what rules may read of it, wherever lines stand", () => {
  const input = inputOf({ lines: [Object.assign({}, known(bundle()), { parts: {} })], facts: { ...facts, site: { country: "BR", city: "" }, account: { segment: "business" } } });
  expect([input?.sample?.sites, input?.sample?.account]).toEqual([{ "site-1": { country: "BR" } }, { segment: "business" }]);
});

test("what is part of nothing else is tried first", () => {
  const edges = [{ id: "e", source: "b", target: "a", type: "requires" }];
  expect(firstSample({ nodes: [{ specification: "a" }, { specification: "b" }], edges, mappings: [] }).lines[0]?.key).toBe("b");
});
