/**
 * One dry run as it is talked with: what it was answered, where it is to stop, what it passes. The server keeps nothing
 * of it: the same question has the same answer, so that going on is asking again with more.
 */
import type { StartDryRunInput } from "~/graphql/graphql";
import type { Flow } from "~/features/studio/model/document";
import { anyRound, everywhere, nodeAt } from "~/features/studio/trial/model/address";
import { nextVisit, visitedCount } from "~/features/studio/trial/model/journal";

export interface Answer {
  node: string;
  visit: number;
  output?: Record<string, unknown>;
  error?: string;
  message?: string;
}

export interface Visit {
  node: string;
  visit: number;
}

/** Who answers what the flow asks for: nobody but the reader, or everything by itself. */
export type Answering = "ask" | "simulate";

export interface Trial {
  answers: readonly Answer[];
  passed: readonly Visit[];
  /** So many nodes are visited, then it stops; null goes on. */
  steps: number | null;
  /** Stops before this node, written as a breakpoint is, whether or not there is one. */
  until: string | null;
}

export interface Question {
  node: string;
  visit: number;
  kind: string;
  asked: Record<string, unknown>;
}

/** As much of a dry run as going on with it needs. */
export interface Outcome {
  status: string;
  steps: readonly { node: string; visit: number; event: string; ports: readonly string[] }[];
  open: readonly Question[];
  paused: readonly string[];
}

export const fresh: Trial = { answers: [], passed: [], steps: null, until: null };

const same = (one: Visit, other: Visit) => one.node === other.node && one.visit === other.visit;

const standsBefore = (outcome: Outcome): Visit[] =>
  outcome.paused.map((node) => ({ node, visit: nextVisit(outcome.steps, node) }));

const added = (passed: readonly Visit[], more: readonly Visit[]): Visit[] => [
  ...passed.filter((one) => !more.some((other) => same(one, other))),
  ...more,
];

/** On to the next stop; what was to be reached stays the aim until it is reached. */
export const goOn = (trial: Trial, outcome: Outcome): Trial => ({
  ...trial,
  passed: added(trial.passed, standsBefore(outcome)),
  steps: null,
  until: outcome.paused.some((one) => anyRound(one) === trial.until) ? null : trial.until,
});

/** One node more. */
export const oneStep = (trial: Trial, outcome: Outcome | null): Trial => ({
  ...trial,
  passed: outcome ? added(trial.passed, standsBefore(outcome)) : trial.passed,
  steps: (outcome ? visitedCount(outcome.steps) : 0) + 1,
  until: null,
});

/** One node less: the same told again, and stopped sooner. */
export const oneBack = (trial: Trial, outcome: Outcome): Trial => ({
  ...trial,
  steps: Math.max(0, visitedCount(outcome.steps) - 1),
  until: null,
});

/** From the beginning to right before a node, with the answers given so far. */
export const runTo = (trial: Trial, mark: string): Trial => ({ ...trial, passed: [], steps: null, until: mark });

/** Answers a question; one that was answered before is answered otherwise. */
export const answered = (trial: Trial, answer: Answer): Trial => ({
  ...trial,
  answers: [...trial.answers.filter((one) => !same(one, answer)), answer],
});

export const asksAgain = (trial: Trial, visit: Visit): Trial => ({
  ...trial,
  answers: trial.answers.filter((one) => !same(one, visit)),
});

/** Whether the run stands and only the reader can carry it on. */
export const needsAnswer = (outcome: Outcome): boolean => outcome.open.length > 0 && outcome.paused.length === 0;

export const isOver = (outcome: Outcome): boolean => outcome.status !== "waiting";

/** Breakpoints of nodes, by their ids, as the server wants them; those of nodes that are gone are left out. */
export const marksOf = (flow: Flow, breakpoints: readonly string[]): string[] =>
  breakpoints.flatMap((id) => {
    const node = flow.nodes.find((one) => one.id === id);
    return node ? [everywhere(flow, node)] : [];
  });

export interface Asked {
  flow: Flow;
  sample: StartDryRunInput["sample"];
  breakpoints: readonly string[];
  answering: Answering;
  recordedFrom: string | null;
}

export function toInput(trial: Trial, asked: Asked): StartDryRunInput {
  const { flow } = asked;
  const marks = marksOf(flow, asked.breakpoints);
  const until = trial.until !== null && nodeAt(flow, trial.until) ? [trial.until] : [];
  return {
    key: flow.key,
    content: flow,
    sample: asked.sample ?? null,
    answers: trial.answers.filter((one) => nodeAt(flow, one.node)),
    stops: {
      breakpoints: [...new Set([...marks, ...until])],
      passed: trial.passed.map(({ node, visit }) => ({ node, visit })),
      steps: trial.steps,
    },
    recordedFrom: asked.recordedFrom,
    simulate: asked.answering === "simulate",
  };
}

/** Whether the run stopped there because someone wanted it, and not for having done its steps. */
export const atBreakpoint = (flow: Flow, breakpoints: readonly string[], address: string): boolean =>
  marksOf(flow, breakpoints).includes(anyRound(address));
