/** A small flow and the kinds that it is made of, for the tests of the model. */
import { flowDocument } from "~/features/studio/model/connecting";
import { type Doc, emptyLayout, type FlowEdge, type FlowNode } from "~/features/studio/model/document";
import type { KindRecord, Port } from "~/features/studio/model/kinds";

const port = (name: string, more: Partial<Port> = {}): Port => ({ name, type: "control", required: true, edges: 0, ...more });

const kind = (name: string, out: readonly Port[], more: Partial<KindRecord> = {}): KindRecord => ({
  kind: name,
  label: { text: name, en: name },
  help: { text: "" },
  category: { key: "flow", label: { text: "Flow" } },
  icon: "point",
  keywords: {},
  schema: {},
  ports: { in: name !== "start", out, configured: false, more: [] },
  flowKinds: ["enrichment"],
  accepts: null,
  places: [],
  policies: [],
  hasCondition: false,
  canBeUndone: false,
  examples: [],
  ...more,
});

const cases = { of: "cases", name: "port", port: port("case", { type: "branch" }) };

export const kinds = new Map(
  [
    kind("start", [port("done")]),
    kind("set", [port("done")]),
    kind("task.manual", [port("done")], { policies: ["on_error"], canBeUndone: true }),
    kind("switch", [port("default", { type: "branch" })], { ports: { in: true, out: [port("default", { type: "branch" })], configured: true, more: [cases] } }),
    kind("repeat", [port("body", { type: "body" }), port("done")]),
    kind("end", []),
  ].map((one) => [one.kind, one]),
);

export const document = flowDocument(kinds);

export const node = (id: string, name = "set", more: Partial<FlowNode> = {}): FlowNode => ({ id, key: id, kind: name, name: { en: id }, ...more });

export const edge = (id: string, from: string, to: string, out = "done"): FlowEdge => ({ id, from: [from, out], to: [to, "in"] });

/** start → survey → note → finish, one below the other. */
export const line = (): Doc => ({
  flow: {
    schema: "orderloom.flow/1",
    key: "line",
    kind: "enrichment",
    name: { en: "Line" },
    input: { type: "order_line" },
    nodes: [
      node("begin", "start"),
      node("survey", "task.manual"),
      node("note", "set", { map: [{ to: "line.characteristics.address", from: "nodes.survey.out.address" }] }),
      node("finish", "end"),
    ],
    edges: [edge("e1", "begin", "survey"), edge("e2", "survey", "note"), edge("e3", "note", "finish")],
  },
  layout: { ...emptyLayout, positions: { begin: { x: 0, y: 0 }, survey: { x: 0, y: 120 }, note: { x: 0, y: 240 }, finish: { x: 0, y: 360 } } },
});
