import { describe, expect, it } from "vitest";
import { compared, type Kept } from "~/components/configurator/compare";
import type { Configured, ConfiguredLine, Question } from "~/components/configurator/model";
import { addSites, columnsOf, fillDown, paste, rowsOf, valueAt, write } from "~/components/configurator/sites";
import type { DraftLine } from "~/lib/draft";

const line = (number: string, siteId: string | null, characteristics: Record<string, unknown> = {}, parent: string | null = null): DraftLine => ({
  number,
  parent,
  offering: parent === null ? "lift" : "care",
  quantity: "1",
  siteId,
  contactId: null,
  characteristics,
});
const base: Question = {
  key: "", name: "", help: null, valueType: "INTEGER", unit: null, value: null, origin: "NONE", choices: [], minimum: null,
  maximum: null, step: null, most: 1, mandatory: false, hidden: false, readOnly: false, because: [],
};
const question = (key: string, more: Partial<Question> = {}): Question => Object.assign({}, base, { key, name: key }, more);
const drive = question("drive", {
  valueType: "ENUM",
  choices: [
    { value: "r", label: "Ropes", selectable: true, because: null },
    { value: "h", label: "Hydraulic", selectable: false, because: { rule: "x", message: "no" } },
  ],
});
const answers: readonly Question[] = [question("floors", { value: 4 }), drive, question("lit", { valueType: "BOOLEAN" }), question("secret", { hidden: true })];
const configuredLine = (number: string, questions = answers): ConfiguredLine => ({
  number, parentNumber: null, offering: "lift", name: "Lift", quantity: "1", siteId: null, needsSite: true, questions, parts: [], groups: [],
});
const configured = (...lines: ConfiguredLine[]): Configured => ({ lines, conflicts: [], problems: [], price: null, promisedDateEstimate: null });
const sites = ["a", "b", "c"].map((id) => ({ id, name: `Site ${id}`, city: "X" }));
const words = { site: "Site", quantity: "Quantity" };

const lines = [line("1", "a", { floors: 7 }), line("1.1", "a", {}, "1"), line("2", "b")];
const rows = rowsOf(lines, configured(configuredLine("1"), configuredLine("2")), "lift");
const columns = columnsOf(rows, words);

describe("the table of sites", () => {
  it("has a row for each product of its own and a column for each question that is asked", () => {
    expect(rows.map((row) => row.number)).toEqual(["1", "2"]);
    expect(columns.map((column) => column.name)).toEqual(["Site", "Quantity", "floors", "drive", "lit"]);
    expect(rows.map((row) => columns.map((column) => valueAt(row, column)))).toEqual([
      ["a", "1", 7, null, null],
      ["b", "1", 4, null, null],
    ]);
  });

  it("fills a column down, but never sites", () => {
    const [site, , floors] = columns;
    expect(floors && fillDown(lines, rows, floors)[2]?.characteristics).toEqual({ floors: 7 });
    expect(site && fillDown(lines, rows, site)).toEqual(lines);
  });

  it("writes a quantity into the parts too", () => {
    const next = columns[1] ? write(lines, "1", columns[1], "3") : [];
    expect(next.map((one) => one.quantity)).toEqual(["3", "3", "1"]);
  });

  it("gives rows without a site one, then copies the first with its parts", () => {
    const next = addSites([line("1", null, { floors: 7 }), line("1.1", null, {}, "1")], line("1", null), ["a", "b"]);
    expect(next.map((one) => [one.number, one.parent, one.siteId, one.characteristics["floors"]])).toEqual([
      ["1", null, "a", 7],
      ["1.1", "1", "a", undefined],
      ["2", null, "b", 7],
      ["2.1", "2", "b", undefined],
    ]);
  });

  it("takes cells of a spreadsheet by label, value or word, and tells those it can't read", () => {
    const text = "site B\t2\t9\tRopes\tyes\nnowhere\t-1\tmany\thydraulic\tmaybe\n";
    const pasted = paste(lines, rows, columns, { row: 0, column: 0 }, text, sites);
    expect(pasted.refused).toEqual(["1:0", "1:1", "1:2", "1:3", "1:4"]);
    expect(pasted.lines[0]).toEqual({ ...lines[0], siteId: "b", quantity: "2", characteristics: { floors: 9, drive: "r", lit: true } });
    expect(pasted.lines[2]).toEqual(lines[2]);
  });

  it("leaves out what lies beyond the table", () => {
    const pasted = paste(lines, rows, columns, { row: 1, column: 4 }, "no\tx\ty\nno\tz", sites);
    expect(pasted).toEqual({ lines: [lines[0], lines[1], { ...lines[2], characteristics: { lit: false } }], refused: [] });
  });
});

function kept(id: string, floors: number): Kept {
  const asked = [question("floors", { value: floors, unit: "m" }), question("lit", { valueType: "BOOLEAN", value: true })];
  return { id, name: id, lines: [], configured: configured(configuredLine("1", asked)) };
}

describe("a comparison", () => {
  it("has a row for each question, and marks what differs", () => {
    expect(compared([kept("A", 4), kept("B", 9)], { yes: "Yes", no: "No", none: "–" })).toEqual([
      { key: "lift#1:floors", label: "floors", cells: ["4 m", "9 m"], differs: true },
      { key: "lift#1:lit", label: "lit", cells: ["Yes", "Yes"], differs: false },
    ]);
  });
});

describe("sites of a part", () => {
  it("are rows beneath their bundle, each copied with its answers", () => {
    const network = [line("1", null), line("1.1", "a", { floors: 3 }, "1"), line("1.1.1", "a", {}, "1.1")];
    const model = network[1] as DraftLine;
    const spread = addSites(network, model, ["b", "c"]);
    const found = spread.map(({ number, parent, siteId }) => [number, parent, siteId]);
    expect(found).toEqual([
      ["1", null, null], ["1.1", "1", "a"], ["1.1.1", "1.1", "a"], ["1.2", "1", "b"], ["1.2.1", "1.2", "b"], ["1.3", "1", "c"], ["1.3.1", "1.3", "c"],
    ]);
    expect(rowsOf(spread, null, "care", "1").map(({ number }) => number)).toEqual(["1.1", "1.2", "1.3"]);
    expect(spread.find(({ number }) => number === "1.3")?.characteristics).toEqual({ floors: 3 });
  });
});
