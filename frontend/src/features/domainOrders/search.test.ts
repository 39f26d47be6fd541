import { describe, expect, it } from "vitest";
import { filterOf, isFiltered, parseDomainOrderSearch, parseDomainOrdersSearch } from "~/features/domainOrders/search";

describe("the address of the list of domain orders", () => {
  it("keeps what the list knows and drops the rest", () => {
    const read = parseDomainOrdersSearch({
      kind: "SERVICE", state: ["ON_HOLD", "NONSENSE"], waiting: "VALUE", attention: true, q: "firewall", from: "2026-03-01",
      to: "soon", sort: "NUMBER", dir: "sideways", colour: "red",
    });
    expect(read).toEqual({
      kind: "SERVICE", state: ["ON_HOLD"], waiting: ["VALUE"], attention: true, q: "firewall", from: "2026-03-01", sort: "NUMBER", dir: "DESC",
    });
  });

  it("asks for whole days, the last one included", () => {
    const { createdAt } = filterOf({ from: "2026-03-01", to: "2026-03-01" });
    expect(Date.parse(createdAt?.lt ?? "") - Date.parse(createdAt?.gte ?? "")).toBe(24 * 60 * 60 * 1000);
  });

  it("asks for no condition that was not given", () => {
    expect(filterOf({ kind: "RESOURCE" })).toEqual({ kind: ["RESOURCE"] });
  });

  it("is not narrowed by its kind, order or columns", () => {
    expect(isFiltered({ kind: "PRODUCT", sort: "STATE", dir: "ASC", hide: ["site"] })).toBe(false);
    expect(isFiltered({ attention: true })).toBe(true);
  });

  it("names the tab of a record only when it is another than the first", () => {
    expect(parseDomainOrderSearch({ tab: "overview" })).toEqual({});
    expect(parseDomainOrderSearch({ tab: "tasks" })).toEqual({ tab: "tasks" });
  });
});
