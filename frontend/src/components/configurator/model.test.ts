import { describe, expect, it } from "vitest";
import {
  addLine,
  applyChanges,
  type Change,
  choosePart,
  type Configured,
  type Question,
  setAnswer,
  shownValue,
  withAdded,
} from "~/components/configurator/model";
import type { DraftLine } from "~/lib/draft";

const line = (number: string, offering: string, more: Partial<DraftLine> = {}): DraftLine => ({
  number,
  parent: number.includes(".") ? number.slice(0, number.lastIndexOf(".")) : null,
  offering,
  quantity: "1",
  siteId: null,
  contactId: null,
  characteristics: {},
  ...more,
});
const change = (kind: Change["kind"], at: string, more: Partial<Change> = {}): Change => ({
  kind,
  line: at,
  characteristic: null,
  value: null,
  offering: null,
  parentNumber: null,
  quantity: "1",
  siteId: null,
  ...more,
});
const configured = (...lines: { number: string; parentNumber: string | null; offering: string }[]): Configured => ({
  lines: lines.map(({ number, parentNumber, offering }) => ({
    number, parentNumber, offering, name: offering, quantity: "1", siteId: null, needsSite: false, questions: [], parts: [], groups: [],
  })),
  conflicts: [],
  problems: [],
  price: null,
  promisedDateEstimate: null,
});

describe("a selection", () => {
  it("takes a new line without any answer, as many as its bundle", () => {
    const bundle = line("1", "network", { quantity: "3", siteId: "a" });
    const { lines, number } = addLine([bundle], "site", "1", "a");
    expect(number).toBe("1.1");
    expect(lines[1]).toEqual(line("1.1", "site", { quantity: "3", siteId: "a" }));
  });

  it("gets the default parts of what is fresh, and nothing that it did not ask for", () => {
    const lines = [line("1", "network"), line("2", "network")];
    const answer = configured(
      { number: "1", parentNumber: null, offering: "network" },
      { number: "1.1", parentNumber: "1", offering: "site" },
      { number: "2", parentNumber: null, offering: "network" },
      { number: "2.1", parentNumber: "2", offering: "site" },
    );
    expect(withAdded(lines, answer, ["2"]).map((one) => one.number)).toEqual(["1", "2", "2.1"]);
    expect(withAdded(lines, answer, [])).toBe(lines);
  });

  it("takes a way out step by step", () => {
    const lines = [line("1", "network", { characteristics: { topology: "mesh", note: "x" } }), line("1.1", "site"), line("2", "voice")];
    const next = applyChanges(lines, [
      change("ANSWER", "1", { characteristic: "topology", value: "star" }),
      change("ANSWER", "1", { characteristic: "note" }),
      change("ADD", "1.2", { offering: "site", parentNumber: "1" }),
      change("QUANTITY", "1.1", { quantity: "4" }),
      change("REMOVE", "2"),
    ]);
    expect(next).toEqual([
      line("1", "network", { characteristics: { topology: "star" } }),
      line("1.1", "site", { quantity: "4" }),
      line("1.2", "site"),
    ]);
  });

  it("takes one choice of a group instead of another", () => {
    const bundle = line("1", "network");
    const lines = [bundle, line("1.1", "gold"), line("1.1.1", "phone"), line("1.2", "site")];
    const next = choosePart(lines, bundle, ["gold", "silver"], "silver");
    expect(next.lines.map((one) => [one.number, one.offering])).toEqual([
      ["1", "network"],
      ["1.2", "site"],
      ["1.3", "silver"],
    ]);
    expect(next.number).toBe("1.3");
  });

  it("shows what was just chosen, but not against what is fixed", () => {
    const question = { key: "a", value: "server", readOnly: false } as Question;
    const chosen = setAnswer([line("1", "x")], "1", "a", "mine")[0];
    expect(shownValue(question, chosen)).toBe("mine");
    expect(shownValue({ ...question, readOnly: true }, chosen)).toBe("server");
    expect(shownValue(question, line("1", "x"))).toBe("server");
  });
});
