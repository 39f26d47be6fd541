import { describe, expect, it } from "vitest";
import { usuallyHidden } from "~/features/orders/hiddenColumns";
import { replaced, valueOf } from "~/features/orders/ownConditions";
import { ownSort, parseOrdersSearch } from "~/features/orders/search";

describe("conditions on custom fields", () => {
  it("are replaced one by one", () => {
    const begun = replaced([], "score", "GTE", 3);
    expect(replaced(begun, "score", "GTE", 4)).toEqual([{ key: "score", op: "GTE", value: 4 }]);
    expect(replaced(begun, "score", "LTE", 9)).toHaveLength(2);
    expect(replaced(begun, "score", "GTE", undefined)).toEqual([]);
    expect(valueOf(begun, "score", "GTE")).toBe(3);
  });

  it("come from the address, which may be old or edited", () => {
    const own = [{ key: "score", op: "GTE", value: 3 }, { key: "score", op: "DROP" }, null, "x"];
    expect(parseOrdersSearch({ own, sort: "own:score", dir: "ASC" })).toEqual({
      own: [{ key: "score", op: "GTE", value: 3 }],
      sort: "own:score",
      dir: "ASC",
    });
    expect(parseOrdersSearch({ own: "all", sort: "own:" })).toEqual({});
    expect(ownSort("NUMBER")).toBeUndefined();
  });

  it("leave only the first field on show", () => {
    const columns = ["number", "own:a", "own:b", "own:c"].map((id) => ({ id }));
    expect(usuallyHidden(columns)).toEqual(expect.arrayContaining(["own:b", "own:c"]));
    expect(usuallyHidden(columns)).not.toContain("own:a");
  });
});
