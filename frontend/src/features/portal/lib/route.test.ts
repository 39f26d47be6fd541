import { describe, expect, it } from "vitest";
import { routeOf } from "~/features/portal/lib/route";

describe("addresses of the portal", () => {
  it("lead to their pages", () => {
    expect(routeOf("/")).toEqual({ page: "shop" });
    expect(routeOf("/offerings/fibre-triple-play")).toEqual({ page: "offering", key: "fibre-triple-play" });
    expect(routeOf("/compare/tv,phone")).toEqual({ page: "compare", keys: ["tv", "phone"] });
    expect(routeOf("/cart/2")).toEqual({ page: "edit", number: "2" });
    expect(routeOf("/orders/ORD0001001")).toEqual({ page: "order", number: "ORD0001001" });
    expect(routeOf("/requests/REQ0001001")).toEqual({ page: "request", number: "REQ0001001" });
  });
  it("still know the address of an offering as it once was", () => {
    expect(routeOf("/order/tv")).toEqual({ page: "offering", key: "tv" });
  });
  it("read what is escaped, and stumble over nothing", () => {
    expect(routeOf("/offerings/a%20b")).toEqual({ page: "offering", key: "a b" });
    expect(routeOf("/offerings/%E0%A4%A")).toEqual({ page: "offering", key: "%E0%A4%A" });
    expect(routeOf("/no/such/page")).toEqual({ page: "unknown" });
  });
});
