import { expect, it } from "vitest";
import { cellProblems } from "~/features/tables/exchange/problems";

const at = (path: string[], message: string) => cellProblems([{ code: "x", path, message }])[0];

it("leads from a problem of a file to its row and column", () => {
  expect(at(["cells", "C7"], "C7: This is no FEEL.")).toEqual({ cell: "C7", column: "C", row: 7, message: "This is no FEEL." });
  expect(at([], "AB12: A formula.")).toEqual({ cell: "AB12", column: "AB", row: 12, message: "A formula." });
  expect(at([], "This is neither a workbook nor text.")).toEqual({ cell: "", column: "", row: null, message: "This is neither a workbook nor text." });
});
