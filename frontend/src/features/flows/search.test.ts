import { describe, expect, test } from "vitest";
import { isFiltered, parseFlowsSearch, searchOfTab, tabOf } from "~/features/flows/search";

describe("the address of the list of flows", () => {
  test("keeps what the list knows and drops the rest", () => {
    expect(
      parseFlowsSearch({ q: "site", kind: ["TABLE", "POEM"], status: "DRAFT", tag: ["a", 3], owner: "x", sort: "NONE", dir: "DESC", more: 1 }),
    ).toEqual({ q: "site", kind: ["TABLE"], status: ["DRAFT"], tag: ["a"], owner: "x", dir: "DESC" });
    expect(parseFlowsSearch({ q: 42, failing: true, mine: "yes" })).toEqual({ q: "42", failing: true });
    expect(parseFlowsSearch({})).toEqual({});
  });

  test("an old address with one kind still opens", () => {
    expect(parseFlowsSearch({ kind: "ENRICHMENT" })).toEqual({ kind: ["ENRICHMENT"] });
  });

  test("a sort alone is no filter", () => {
    expect(isFiltered({ sort: "USED" })).toBe(false);
    expect(isFiltered({ mine: true })).toBe(true);
  });

  test("tabs lead to each other and keep what else is asked for", () => {
    const search = searchOfTab({ q: "x", mine: true, sort: "USED" }, "tables");
    expect(search).toEqual({ q: "x", sort: "USED", kind: ["TABLE"] });
    expect(tabOf(search)).toBe("tables");
    expect(tabOf(searchOfTab(search, "flows"))).toBe("flows");
    expect(tabOf(searchOfTab(search, "mine"))).toBe("mine");
    expect(searchOfTab(searchOfTab(search, "failing"), "all")).toEqual({ q: "x", sort: "USED" });
    expect(tabOf({ kind: ["TABLE", "SUBFLOW"] })).toBe(null);
  });
});
