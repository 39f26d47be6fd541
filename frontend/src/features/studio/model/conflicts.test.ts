import { expect, test } from "vitest";
import { choicesOf, type Conflict, conflictKey, conflictsOf, missingEnd, withValue } from "~/features/studio/model/conflicts";

const survey = { id: "n1", key: "survey", name: { en: "Survey" }, config: { form: "site" }, map: [{ to: "task.site", from: "line.site" }] };
const flow = { key: "f", name: { en: "Flow" }, nodes: [survey, { ...survey, id: "n2", key: "end", map: [] }], edges: [{ id: "e1", from: ["n1", "done"], to: ["n2", "in"] }] };
const conflict = (field: string, more: Partial<Conflict> = {}): Conflict => ({
  noun: "node", element: "n1", field, base: null, mine: null, theirs: null, ...more,
});

test("a refusal is read as the conflicts that it tells, and nothing else", () => {
  const details = { noun: "node", element: "n1", field: "name.en", base: "Survey", mine: "Look", theirs: "See", revision: 4 };
  const problems = [
    { code: "flows.conflict", message: "", path: ["content"], details },
    { code: "flows.conflict", message: "", path: ["content"], details: { ...details, noun: "document", element: null, field: "name.en" } },
    { code: "flows.locked", message: "", path: [], details: { holder: "Someone" } },
    { code: "flows.conflict", message: "", path: [] },
  ];
  expect(conflictsOf(problems)).toEqual([
    { noun: "node", element: "n1", field: "name.en", base: "Survey", mine: "Look", theirs: "See" },
    { noun: "document", element: null, field: "name.en", base: "Survey", mine: "Look", theirs: "See" },
  ]);
});

test("only what was decided becomes a choice", () => {
  const [name, key] = [conflict("name.en"), conflict("key")];
  expect(choicesOf([name, key], new Map([[conflictKey(name), "THEIRS"]]))).toEqual([{ element: "n1", field: "name.en", take: "THEIRS" }]);
});

test("a value is put where the conflict is, even under a name with dots", () => {
  expect(withValue(flow, conflict("name.en"), "See").nodes[0]).toEqual({ ...survey, name: { en: "See" } });
  expect(withValue(flow, conflict("map.task.site.from"), "site.name").nodes[0]?.map).toEqual([{ to: "task.site", from: "site.name" }]);
  expect(withValue(flow, conflict("map.task.site"), null).nodes[0]?.map).toEqual([]);
  expect(withValue(flow, conflict("map.task.city"), { to: "task.city", from: "site.city" }).nodes[0]?.map).toHaveLength(2);
  expect(withValue(flow, conflict("config.form"), null).nodes[0]?.config).toEqual({});
  expect(withValue(flow, conflict("policy.timeout"), "P2D").nodes[0]).toEqual({ ...survey, policy: { timeout: "P2D" } });
  expect(withValue(flow, conflict("name.en", { noun: "document", element: null }), "Other").name).toEqual({ en: "Other" });
});

test("a whole part goes and comes back", () => {
  const gone = withValue(flow, conflict(""), null);
  expect(gone.nodes.map((node) => node.id)).toEqual(["n2"]);
  expect(withValue(gone, conflict(""), survey).nodes.map((node) => node.id)).toEqual(["n2", "n1"]);
});

test("the order of cases is put as one side had it", () => {
  const cases = { ...survey, config: { cases: [{ port: "a" }, { port: "b" }, { port: "c" }] } };
  const sorted = withValue({ ...flow, nodes: [cases] }, conflict("config.cases.<order>"), ["c", "a", "b"]);
  expect(sorted.nodes[0]?.config).toEqual({ cases: [{ port: "c" }, { port: "a" }, { port: "b" }] });
});

test("an edge says which of its ends is no more", () => {
  const edge = { id: "e2", from: ["n1", "error"], to: ["n2", "in"] };
  const hanging = conflict("", { noun: "edge", element: "e2", mine: edge });
  expect(missingEnd(hanging, new Set(["n2"]))).toBe("n1");
  expect(missingEnd(hanging, new Set(["n1", "n2"]))).toBeNull();
  expect(missingEnd(conflict("", { mine: survey }), new Set())).toBeNull();
});
