import { expect, test } from "vitest";
import { parseAccountSearch, parseAccountsSearch } from "~/features/accounts/search";

test("what the list does not know leaves the address", () => {
  expect(parseAccountsSearch({ q: "", kind: ["BUSINESS", "ROBOT"], status: "ACTIVE", sort: "COLOUR", dir: "DESC", segment: [7, "smb"] })).toEqual({
    kind: ["BUSINESS"],
    status: ["ACTIVE"],
    segment: ["smb"],
  });
});

test("a sort has a direction, upwards unless it says otherwise", () => {
  expect(parseAccountsSearch({ sort: "NUMBER" })).toEqual({ sort: "NUMBER", dir: "ASC" });
});

test("the first tab has no name in the address", () => {
  expect(parseAccountSearch({ tab: "details" })).toEqual({});
  expect(parseAccountSearch({ tab: "sites" })).toEqual({ tab: "sites" });
});
