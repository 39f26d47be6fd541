import { describe, expect, it } from "vitest";
import { asField, begun, keyFrom, moved, rulesOf } from "~/features/fields/model";

describe("a definition", () => {
  it("gets its key from its label", () => {
    expect(keyFrom("Cost centre (SAP)")).toBe("cost_centre_sap");
    expect(keyFrom("2nd Ação ")).toBe("nd_acao");
    expect(keyFrom("x".repeat(50))).toHaveLength(40);
  });

  it("leaves behind what does not belong to its type", () => {
    const draft = { ...begun(null), type: "INTEGER" as const, pattern: "[0-9]", longest: "3", minimum: "1", maximum: "" };
    const { pattern, longest, minimum, maximum, choices } = rulesOf(draft);
    expect({ pattern, longest, minimum, maximum, choices }).toEqual({
      pattern: null,
      longest: null,
      minimum: 1,
      maximum: null,
      choices: [],
    });
  });

  it("is previewed in the reader's language", () => {
    const draft = { ...begun(null), key: "a", label: { en: "Cost centre", ptBr: "Centro de custo" } };
    expect(asField(draft, "pt-BR").label.text).toBe("Centro de custo");
    expect(asField(draft, "en").label.text).toBe("Cost centre");
  });

  it("is moved within its list, and nowhere else", () => {
    expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
    expect(moved(["a", "b", "c"], 0, 3)).toEqual(["a", "b", "c"]);
    expect(moved(["a", "b", "c"], 0, -1)).toEqual(["a", "b", "c"]);
  });
});
