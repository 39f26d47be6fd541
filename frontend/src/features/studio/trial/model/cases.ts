/** Saved cases of a flow: they stand in its document, and are edited as the rest of it is. */
import type { Draft } from "immer";
import { free, type Doc, type FlowTest } from "~/features/studio/model/document";

export interface Expected {
  status?: string;
  error?: string | null;
  output?: Record<string, unknown> | null;
  written?: Record<string, unknown> | null;
  visited?: readonly string[];
  not_visited?: readonly string[];
}

export interface NewCase {
  name: string;
  input: Record<string, unknown>;
  answers: readonly Record<string, unknown>[];
  expected: Expected;
}

type Editable = Draft<Doc>;

const listOf = (draft: Editable) => {
  draft.flow.tests ??= [];
  return draft.flow.tests;
};

const idFrom = (name: string, tests: readonly { id: string }[]): string => {
  const words = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "").slice(0, 40);
  return free(words || "case", new Set(tests.map((one) => one.id)));
};

/** What says nothing beyond the default is left out, as in the files. */
export function tidied(expected: Expected): Record<string, unknown> {
  const { status, error, output, written, visited, not_visited: spared } = expected;
  return {
    ...(status && status !== "succeeded" ? { status } : {}),
    ...(error ? { error } : {}),
    ...(output ? { output } : {}),
    ...(written ? { written } : {}),
    ...(visited && visited.length > 0 ? { visited: [...visited] } : {}),
    ...(spared && spared.length > 0 ? { not_visited: [...spared] } : {}),
  };
}

export function addCase(draft: Editable, made: NewCase): string {
  const tests = listOf(draft);
  const id = idFrom(made.name, tests);
  const test = { id, name: made.name, input: made.input, answers: [...made.answers], expected: tidied(made.expected) };
  tests.push(test as Draft<FlowTest>);
  return id;
}

const find = (draft: Editable, id: string) => listOf(draft).find((one) => one.id === id);

export function changeCase(draft: Editable, id: string, change: Partial<Omit<FlowTest, "id">>): void {
  const found = find(draft, id);
  if (found) Object.assign(found, change);
}

export function duplicateCase(draft: Editable, id: string, name: string): string | null {
  const tests = listOf(draft);
  const place = tests.findIndex((one) => one.id === id);
  const found = tests[place];
  if (!found) return null;
  const copy = { ...(JSON.parse(JSON.stringify(found)) as FlowTest), id: idFrom(name, tests), name };
  tests.splice(place + 1, 0, copy as Draft<FlowTest>);
  return copy.id;
}

export function removeCase(draft: Editable, id: string): void {
  const tests = listOf(draft);
  const place = tests.findIndex((one) => one.id === id);
  if (place >= 0) tests.splice(place, 1);
}

export function moveCase(draft: Editable, id: string, by: -1 | 1): void {
  const tests = listOf(draft);
  const place = tests.findIndex((one) => one.id === id);
  const [found] = place >= 0 && place + by >= 0 && place + by < tests.length ? tests.splice(place, 1) : [];
  if (found) tests.splice(place + by, 0, found);
}

const graphs = new WeakMap<object, string>();

/** What results are about beside the case: names, notes and groups make no difference. Kept for each state of the flow. */
export function graphOf(flow: Doc["flow"]): string {
  const known = graphs.get(flow);
  if (known !== undefined) return known;
  const { notes: _notes, groups: _groups, name: _name, tests: _tests, nodes, ...rest } = flow;
  const made = JSON.stringify([rest, nodes.map(({ name: _own, ...node }) => node)]);
  graphs.set(flow, made);
  return made;
}

export const caseOf = ({ name: _its, ...test }: FlowTest): string => JSON.stringify(test);

/** The flow as a whole, as results see it. */
export const fingerprint = (flow: Doc["flow"]): string => graphOf(flow) + (flow.tests ?? []).map(caseOf).join();

/** The cases that pass, of how many; null as long as nobody has run them. */
export interface Tally {
  passed: number;
  all: number;
  stale: boolean;
}
