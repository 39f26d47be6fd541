import { describe, expect, it } from "vitest";
import { firstTable, holds, keyFrom, sectionsOf } from "~/features/tables/policies/sections";
import type { PolicyPage } from "~/features/tables/policies/queries";

const page = (key: string, more: Partial<PolicyPage> = {}): PolicyPage => ({
  key, family: false, title: { text: key, en: key, ptBr: key }, help: { text: "" }, asked: { text: "" },
  reads: ["order"], hitPolicies: [], outputs: [], tables: [], ...more,
});

describe("policies", () => {
  it("stand in one section each", () => {
    const sections = sectionsOf([page("fallout"), page("order-approval"), page("publish-approval"), page("pricing")]);
    expect(sections.map(({ pages }) => pages.map(({ key }) => key))).toEqual([["order-approval"], ["pricing"], ["fallout"], ["publish-approval"]]);
  });
  it("are found by any of their words, with or without accents", () => {
    expect(holds("preco matriz", ["Matrizes de preço"])).toBe(true);
    expect(holds("preco fluxo", ["Matrizes de preço"])).toBe(false);
    expect(holds("", ["x"])).toBe(true);
  });
  it("begin with a table of the right shape", () => {
    const outputs = [{ id: "four_eyes", type: "boolean", allowed: null, optional: true }, { id: "to", type: "string", allowed: ['"a"'], optional: false }];
    const table = firstTable(page("notification", { reads: ["event", "order"], outputs, hitPolicies: ["RULE ORDER", "COLLECT"] }), "notification", { en: "N" });
    expect(table.hit_policy).toBe("RULE ORDER");
    expect(table.inputs).toEqual([{ id: "event", label: "Event", expression: "event", type: "any" }]);
    expect(table.outputs).toEqual([{ id: "four_eyes", label: "Four eyes", type: "boolean" }, { id: "to", label: "To", type: "string", allowed: ['"a"'] }]);
    expect(firstTable(page("fallout", { reads: ["error.code"] }), "fallout", {}).inputs[0]).toMatchObject({ id: "code", expression: "error.code" });
    expect(keyFrom("  2 Preços à vista! ")).toBe("precos-a-vista");
  });
});
