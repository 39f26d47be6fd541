import { describe, expect, test } from "vitest";
import type { Flow } from "~/features/studio/model/document";
import { anyRound, everywhere, inRounds, nodeAt, placeOf, roundsOf } from "~/features/studio/trial/model/address";
import { ofRun, ofTrial, staysOf, visitedCount } from "~/features/studio/trial/model/journal";
import { paintOf } from "~/features/studio/trial/model/overlay";
import { answered, fresh, goOn, needsAnswer, oneBack, oneStep, runTo, toInput } from "~/features/studio/trial/model/session";

const node = (key: string, kind: string, parent?: string) => ({ id: `n_${key}`, key, kind, name: { en: key }, ...(parent ? { parent } : {}) });

const flow: Flow = {
  schema: "orderloom.flow/1", key: "survey", kind: "enrichment", name: { en: "Survey" }, input: { type: "order_line" },
  nodes: [
    node("start", "start"), node("sites", "for_each"), node("survey", "task.manual", "n_sites"),
    node("choose", "switch"), node("mend", "task.manual"), node("finish", "end"),
  ],
  edges: [
    { id: "e1", from: ["n_start", "done"], to: ["n_sites", "in"] },
    { id: "e2", from: ["n_sites", "body"], to: ["n_survey", "in"] },
    { id: "e3", from: ["n_sites", "done"], to: ["n_choose", "in"] },
    { id: "e4", from: ["n_choose", "bad"], to: ["n_mend", "in"] },
    { id: "e5", from: ["n_choose", "default"], to: ["n_finish", "in"] },
  ],
};

const step = (address: string, event: string, more: object = {}) => ({
  node: address, visit: 1, event, ports: [] as string[], input: null, output: null, error: null, ...more,
});

const atMend = (state: string, port: string | null, output: unknown) => ({
  seq: 1, nodeId: "n_mend", nodeKey: "mend", visit: 1, state, port, input: null, output, error: null, at: "2026-11-23T04:00:00Z", durationMs: null,
});

const waiting = {
  status: "waiting",
  steps: [
    step("start", "passed", { ports: ["done"] }), step("sites", "entered"), step("sites[0].survey", "waits", { input: { site: "A" } }),
    step("sites[0].survey", "closed", { ports: ["done"], output: { ok: true } }), step("sites[1].survey", "waits"),
  ],
  open: [{ node: "sites[1].survey", visit: 1, kind: "manual", asked: {} }],
  paused: [],
};

describe("addresses", () => {
  test("lead to a node of the flow, through loops and into subflows", () => {
    expect(placeOf("sites[2].survey")).toEqual({ key: "survey", rounds: [{ loop: "sites", index: 2 }], inner: "" });
    expect(placeOf("activation.lines[0].port")).toEqual({ key: "activation", rounds: [], inner: "lines[0].port" });
    expect(nodeAt(flow, "sites[2].survey")?.id).toBe("n_survey");
    expect(nodeAt(flow, "gone")).toBeUndefined();
  });

  test("stand for every round as a breakpoint", () => {
    const survey = nodeAt(flow, "sites[0].survey");
    expect(survey && everywhere(flow, survey)).toBe("sites[].survey");
    expect(anyRound("sites[12].survey")).toBe("sites[].survey");
  });

  test("tell the rounds of their loops", () => {
    expect(roundsOf(["start", "sites[0].survey", "sites[4].survey"])).toEqual(new Map([["sites", 5]]));
    expect([inRounds("sites[1].survey", { sites: 1 }), inRounds("sites[0].survey", { sites: 1 }), inRounds("start", { sites: 1 })]).toEqual([
      true, false, true,
    ]);
  });
});

describe("a journal", () => {
  test("is told as stays at nodes", () => {
    const stays = staysOf(flow, ofTrial(waiting.steps), new Set());
    expect(stays.map(({ address, state, nodeId }) => [address, state, nodeId])).toEqual([
      ["start", "done", "n_start"], ["sites", "inside", "n_sites"], ["sites[0].survey", "done", "n_survey"],
      ["sites[1].survey", "waiting", "n_survey"],
    ]);
    expect(stays[2]).toMatchObject({ input: { site: "A" }, output: { ok: true }, ports: ["done"] });
  });

  test("tells a failure that was taken care of from one where the run stands", () => {
    const failed = { event: "failed", error: "no_access", output: { error: { code: "no_access", message: "Nobody home." } } };
    const entries = ofTrial([step("mend", "failed", failed)]);
    expect(staysOf(flow, entries, new Set(["mend"]))[0]).toMatchObject({
      state: "failed", error: { code: "no_access", message: "Nobody home." }, output: null,
    });
    expect(staysOf(flow, entries, new Set())[0]?.state).toBe("handled");
  });

  test("says for ever what was put in by hand", () => {
    const entries = ofRun([atMend("waits", null, null), atMend("failed", null, null), atMend("resumed", "done", { ok: true })]);
    expect(staysOf(flow, entries, new Set())[0]).toMatchObject({ state: "by_hand", output: { ok: true }, error: null });
  });

  test("counts what a dry run has visited as its stops do", () => {
    expect(visitedCount([...waiting.steps, step("mend", "skipped", { visit: 0 })])).toBe(4);
  });
});

describe("a dry run", () => {
  test("goes on with an answer, and answers otherwise", () => {
    expect(needsAnswer(waiting)).toBe(true);
    const first = answered(fresh, { node: "sites[1].survey", visit: 1, output: { ok: true } });
    const other = answered(first, { node: "sites[1].survey", visit: 1, error: "no_access" });
    expect(other.answers).toEqual([{ node: "sites[1].survey", visit: 1, error: "no_access" }]);
  });

  test("goes a step on, a step back, and past its breakpoint", () => {
    const stopped = { ...waiting, open: [], paused: ["choose"] };
    expect(oneStep(fresh, null).steps).toBe(1);
    expect(oneStep(fresh, stopped)).toMatchObject({ steps: 5, passed: [{ node: "choose", visit: 1 }] });
    expect(oneBack(fresh, stopped).steps).toBe(3);
    expect(goOn(runTo(fresh, "choose"), stopped)).toMatchObject({ until: null, passed: [{ node: "choose", visit: 1 }] });
    expect(goOn(runTo(fresh, "finish"), stopped).until).toBe("finish");
  });

  test("asks the server with the flow as it is edited, and breakpoints of nodes that are there", () => {
    const input = toInput(runTo(fresh, "mend"), {
      flow, sample: { orderNumber: "SO-1" }, breakpoints: ["n_survey", "n_gone"], answering: "ask", recordedFrom: null,
    });
    expect(input).toMatchObject({
      key: "survey", simulate: false, sample: { orderNumber: "SO-1" }, stops: { breakpoints: ["sites[].survey", "mend"], steps: null },
    });
    expect(input.content).toBe(flow);
  });
});

const paint = (rounds: Record<string, number> = {}) =>
  paintOf({
    flow, stays: staysOf(flow, ofTrial(waiting.steps), new Set()), paused: ["choose"], say: (state) => state,
    count: (over, all) => `${over}/${all}`, rounds,
  });

describe("what is painted", () => {
  test("is the weightiest round, with a count, and where it stopped", () => {
    const { nodes } = paint();
    expect(nodes.get("n_survey")).toMatchObject({ tone: "warn", word: "waiting", badge: "1/2" });
    expect(nodes.get("n_choose")).toMatchObject({ word: "paused", current: true });
    expect(nodes.has("n_mend")).toBe(false);
  });

  test("is one round when that is chosen", () => {
    expect(paint({ sites: 0 }).nodes.get("n_survey")).toEqual({ tone: "good", word: "done" });
  });

  test("is the way that was gone", () => {
    const { edges } = paint();
    expect([...edges].filter(([, edge]) => edge.strong).map(([id]) => id)).toEqual(["e1", "e2"]);
  });
});
