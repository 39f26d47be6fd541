import { describe, expect, it } from "vitest";
import { compared } from "~/components/configurator/compare";
import type { Configured, ConfiguredLine, Question } from "~/components/configurator/model";
import { aligned } from "~/features/portal/compare/aligned";

const words = { yes: "yes", no: "no", none: "-" };
const question = (key: string, value: unknown): Question => ({
  key, name: key, help: null, valueType: "STRING", unit: null, value, origin: "NONE", choices: [], minimum: null, maximum: null, step: null, most: 1,
  mandatory: false, hidden: false, readOnly: false, because: [],
});
const line = (number: string, offering: string, ...questions: Question[]): ConfiguredLine => ({
  number, parentNumber: number.includes(".") ? number.slice(0, number.lastIndexOf(".")) : null, offering, name: offering, quantity: "1", siteId: null,
  needsSite: false, questions, parts: [], groups: [],
});
const configured = (...lines: ConfiguredLine[]): Configured => ({ lines, conflicts: [], problems: [], price: null, promisedDateEstimate: null });

describe("products side by side", () => {
  it("line up by what they ask", () => {
    const kept = aligned([configured(line("1", "phone", question("colour", "red"))), configured(line("1", "tablet", question("colour", "blue")))]);
    expect(kept.map(({ id }) => id)).toEqual(["phone", "tablet"]);
    expect(compared(kept, words).map(({ label, cells }) => ({ label, cells }))).toEqual([{ label: "colour", cells: ["red", "blue"] }]);
  });
  it("line up with the part of another one that they are", () => {
    const kept = aligned([configured(line("1", "internet", question("speed", 300))), configured(line("1", "bundle"), line("1.1", "internet", question("speed", 600)))]);
    expect(compared(kept, words).map(({ label, cells }) => ({ label, cells }))).toEqual([{ label: "internet: speed", cells: ["300", "600"] }]);
  });
  it("leave out what is not sold", () => {
    expect(aligned([configured()])).toEqual([]);
  });
});
