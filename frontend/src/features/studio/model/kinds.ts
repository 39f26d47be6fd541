/**
 * What a kind of document is made of: one record, so that canvas, inspector and checks need not know whether they
 * draw a flow or something else. Node kinds come from the server; a new one needs no release of this program.
 */
import type { Flow, FlowEdge, FlowNode } from "~/features/studio/model/document";

export interface Port {
  name: string;
  type: "control" | "branch" | "body" | "error" | "compensate";
  /** Something has to follow. */
  required: boolean;
  /** How many edges may leave; 0 is any number. */
  edges: number;
}

/** Text as GraphQL tells it, and in the languages of documents where these were asked for. */
export interface Said {
  text: string;
  en?: string;
  ptBr?: string | null;
}

/** A kind of node as `nodeKinds` of the server tells it. */
export interface KindRecord {
  kind: string;
  label: Said;
  help: Said;
  category: { key: string; label: Said };
  icon: string;
  keywords: Record<string, readonly string[]>;
  schema: JsonSchema;
  ports: {
    in: boolean;
    out: readonly Port[];
    configured: boolean;
    more: readonly { of: string; name: string | null; port: Port }[];
  };
  flowKinds: readonly string[];
  accepts: readonly string[] | null;
  places: readonly string[];
  policies: readonly string[];
  hasCondition: boolean;
  canBeUndone: boolean;
  examples: readonly KindExample[];
}

export interface KindExample {
  title: Said;
  config: unknown;
  map: unknown;
  condition: string | null;
  policy: unknown;
  scope: unknown;
  answer: unknown;
}

export type JsonSchema = Record<string, unknown>;

export type KindTable = ReadonlyMap<string, KindRecord>;

/** Why an edge may not be. The words for each code are in `canvas/refusals.ts`. */
export interface Refusal {
  code: string;
  values?: Record<string, string>;
}

export interface DocumentKind {
  schema: string;
  kinds: KindTable;
  /** The kinds that this document may hold, in the order of the palette. */
  offered: (flow: Flow) => readonly KindRecord[];
  outPorts: (node: FlowNode) => readonly Port[];
  hasInput: (node: FlowNode) => boolean;
  /** Why this edge may not be, null when it may. `instead` is an edge that it replaces. */
  refusal: (flow: Flow, edge: Pick<FlowEdge, "from" | "to">, instead?: string) => Refusal | null;
  /** Whether a node of the kind may stand in the body of `parent`. */
  fits: (kind: KindRecord, parent: string | null) => boolean;
  /** A new node's name, config and so on; ids, keys and places are given by the edit. */
  blank: (kind: KindRecord) => Pick<FlowNode, "kind" | "name"> & Partial<FlowNode>;
}

const error: Port = { name: "error", type: "error", required: true, edges: 0 };
const compensate: Port = { name: "compensate", type: "compensate", required: false, edges: 1 };

/** The ports of a node as it is configured now, in the order in which they are drawn. */
export function portsOf(record: KindRecord | undefined, node: FlowNode): readonly Port[] {
  if (!record) return [];
  const added = record.ports.more.flatMap(({ of, name, port }) => {
    const given = node.config?.[of];
    if (name === null) return given ? [port] : [];
    const items = Array.isArray(given) ? (given as Record<string, unknown>[]) : [];
    const words = items.map((item) => item?.[name]).filter((word) => typeof word === "string" && word !== "") as string[];
    return words.map((word) => ({ name: word, type: port.type, required: port.required, edges: port.edges }));
  });
  return [
    ...added,
    ...record.ports.out,
    ...(node.policy?.on_error === "port" && record.policies.includes("on_error") ? [error] : []),
    ...(record.canBeUndone ? [compensate] : []),
  ];
}
