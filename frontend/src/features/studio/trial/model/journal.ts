/** What a run left behind, dry or real: the entries of its journal, told as stays at nodes. */
import type { Flow } from "~/features/studio/model/document";
import { nodeAt, placeOf } from "~/features/studio/trial/model/address";

export interface Entry {
  seq: number;
  address: string;
  visit: number;
  event: string;
  ports: readonly string[];
  input: unknown;
  output: unknown;
  /** The code of the error. */
  error: string | null;
  at?: string;
  durationMs?: number | null;
}

export type StayState =
  | "done" | "by_hand" | "waiting" | "inside" | "failed" | "handled" | "skipped" | "canceled" | "again" | "paused";

/** One visit of a node, from its being reached to its being left. */
export interface Stay {
  id: string;
  seq: number;
  address: string;
  /** Null when the flow no longer has the node. */
  nodeId: string | null;
  /** Where inside of a subflow; empty otherwise. */
  inner: string;
  visit: number;
  state: StayState;
  ports: readonly string[];
  input: unknown;
  output: unknown;
  error: { code: string; message: string } | null;
  at: string | null;
  durationMs: number | null;
  /** A person went on here after a failure. */
  byHand: boolean;
}

interface TrialStepLike {
  node: string;
  visit: number;
  event: string;
  ports: readonly string[];
  input?: unknown;
  output?: unknown;
  error?: string | null;
}

export const ofTrial = (steps: readonly TrialStepLike[]): Entry[] =>
  steps.map((step, index) => ({
    seq: index + 1, address: step.node, visit: step.visit, event: step.event, ports: step.ports,
    input: step.input ?? null, output: step.output ?? null, error: step.error ?? null,
  }));

interface RunStepLike {
  seq: number;
  nodeKey: string;
  visit: number;
  state: string;
  port?: string | null;
  input?: unknown;
  output?: unknown;
  error?: string | null;
  at: string;
  durationMs?: number | null;
}

export const ofRun = (steps: readonly RunStepLike[]): Entry[] =>
  steps.map((step) => ({
    seq: step.seq, address: step.nodeKey, visit: step.visit, event: step.state.toLowerCase(),
    ports: (step.port ?? "").split(", ").filter(Boolean), input: step.input ?? null, output: step.output ?? null,
    error: step.error ?? null, at: step.at, durationMs: step.durationMs ?? null,
  }));

const told = (value: unknown): boolean =>
  value !== null && value !== undefined && (typeof value !== "object" || Object.keys(value).length > 0);

const idOf = (entry: Pick<Entry, "address" | "visit">) => `${entry.address}#${entry.visit}`;

/** Stays in the order in which they began. `standing` are the addresses where the run has failed and goes on only when resumed. */
export function staysOf(flow: Flow, entries: readonly Entry[], standing: ReadonlySet<string>): Stay[] {
  const stays = new Map<string, Stay>();
  for (const entry of entries) {
    const known = stays.get(idOf(entry));
    stays.set(idOf(entry), known ? gone(known, entry) : begun(flow, entry));
  }
  const handled = (stay: Stay): Stay => Object.assign({}, stay, { state: "handled" });
  return [...stays.values()].map((stay) => (stay.state === "failed" && !standing.has(stay.address) ? handled(stay) : stay));
}

function begun(flow: Flow, entry: Entry): Stay {
  return {
    id: idOf(entry), seq: entry.seq, address: entry.address, nodeId: nodeAt(flow, entry.address)?.id ?? null,
    inner: placeOf(entry.address).inner, visit: entry.visit, state: stateOf(entry), ports: entry.ports,
    input: told(entry.input) ? entry.input : null, output: told(entry.output) && !entry.error ? entry.output : null,
    error: errorOf(entry), at: entry.at ?? null, durationMs: entry.durationMs ?? null,
    byHand: entry.event === "resumed",
  };
}

/** What an entry later in the same visit changes. */
function gone(stay: Stay, entry: Entry): Stay {
  return {
    ...stay,
    state: stateOf(entry),
    ports: entry.ports.length > 0 ? entry.ports : stay.ports,
    input: stay.input ?? (told(entry.input) ? entry.input : null),
    output: told(entry.output) && !entry.error ? entry.output : stay.output,
    error: errorOf(entry) ?? (entry.event === "closed" || entry.event === "resumed" ? null : stay.error),
    durationMs: entry.durationMs ?? stay.durationMs,
    byHand: stay.byHand || entry.event === "resumed",
  };
}

const states: Record<string, StayState> = {
  passed: "done", closed: "done", waits: "waiting", entered: "inside", again: "inside", failed: "failed",
  skipped: "skipped", canceled: "canceled",
};

function stateOf(entry: Entry): StayState {
  if (entry.event === "resumed") return entry.ports.length > 0 || told(entry.output) ? "by_hand" : "again";
  return states[entry.event] ?? "done";
}

function errorOf(entry: Entry): Stay["error"] {
  if (entry.event !== "failed") return null;
  const output = entry.output as { error?: { code?: string; message?: string } } | null;
  const error = output?.error;
  return { code: error?.code ?? entry.error ?? "", message: error?.message ?? "" };
}

/** How many nodes a dry run has visited, as its stops count them. */
export const visitedCount = (steps: readonly TrialStepLike[]): number =>
  new Set(steps.filter((step) => step.visit > 0 && step.event !== "skipped").map((step) => `${step.node}#${step.visit}`)).size;

/** The visit that a node which has not begun will be. */
export const nextVisit = (steps: readonly TrialStepLike[], address: string): number =>
  1 + Math.max(0, ...steps.filter((step) => step.node === address).map((step) => step.visit));
