import { describe, expect, test } from "vitest";
import { draftOf, inputOf, told, twice } from "~/features/imports/mapping";

const draft = draftOf({
  columns: [{ target: "account", column: "Customer" }, { target: "offering", column: "Gone" }],
  constants: [{ target: "site", value: " " }, { target: "urgency", value: "high" }],
  decimal: ",",
  dates: "dmy",
});

describe("what columns tell", () => {
  test("only columns of the file and constants with a value are sent", () => {
    expect(inputOf(draft, ["Customer", "Other"])).toEqual({
      columns: [{ target: "account", column: "Customer" }],
      constants: [{ target: "urgency", value: "high" }],
      decimal: ",",
      dates: "dmy",
    });
  });
  test("a target that two columns tell is named", () => {
    expect(twice(draft)).toEqual(new Set());
    expect(twice({ ...draft, columns: { A: "account", B: "account", C: "" } })).toEqual(new Set(["account"]));
  });
  test("what is told is told by columns and constants", () => {
    expect(told(draft)).toEqual(new Set(["account", "offering", "urgency"]));
  });
});
