/** What the picture of a running order is made of. */
export type Kind = "ORDER" | "SITE" | "LINE" | "DOMAIN_ORDER" | "TASK" | "GATE" | "DEFERRAL";

export interface PlanNode {
  id: string;
  kind: Kind;
  /** The enum's name; empty for a site. */
  state: string;
  label: string;
  number: string | null;
  /** What it lies in as the server tells it: a line, a domain order or nothing. */
  line: string | null;
  /** Of a domain order or deferral: the domain order above. Of a task: the one that it belongs to. */
  above: string | null;
  site?: { id: string; name: string } | null;
  action?: string;
  /** PRODUCT, SERVICE or RESOURCE; of a task its type, of a gate its kind. */
  type?: string | null;
  pointOfNoReturn?: boolean;
  needsAttention?: boolean;
  blockedBy?: number;
  troubled?: boolean;
  person?: string | null;
  group?: string | null;
  /** Milliseconds since 1970. */
  plannedStart?: number | null;
  plannedEnd?: number | null;
  wantedBy?: number | null;
  openedAt?: number | null;
  /** Steps that wait for this one. */
  next?: readonly string[];
  waitsFor?: readonly string[];
  reason?: string | null;
  expiresAt?: string | null;
}

export interface PlanLink {
  /** The domain order that needs or shares the other. */
  from: string;
  to: string;
  kind: "requires" | "shares";
}

export interface Fault {
  number: string;
  cause: string;
}

/** All that is known of an order, by id. A node that did not change stays the same object. */
export interface Plan {
  mark: string;
  nodes: ReadonlyMap<string, PlanNode>;
  links: ReadonlyMap<string, PlanLink>;
  faults: ReadonlyMap<string, Fault>;
}

const settled = new Set(["CLOSED_COMPLETE", "COMPLETED", "SKIPPED", "CANCELED", "FIRED", "EXCLUDED", "DROPPED", "CLOSED", "SUCCEEDED"]);
const held = new Set(["ON_HOLD", "AWAITING_INFORMATION", "AWAITING_CUSTOMER", "WAITING", "ENRICHMENT_ON_HOLD"]);

/** Nothing is left to do. */
export const isSettled = (node: PlanNode): boolean => settled.has(node.state);
/** It stands until somebody outside the plan does something. */
export const isHeld = (node: PlanNode): boolean => held.has(node.state);
export const isMilestone = (node: PlanNode): boolean => node.kind === "GATE" && node.type === "gate.milestone";
export const isGroup = (node: PlanNode): boolean =>
  node.kind === "ORDER" || node.kind === "SITE" || node.kind === "LINE" || node.kind === "DOMAIN_ORDER";
/** Open after its planned end; of what holds others, the soonest end of what is open in it counts. */
export const isLate = (node: PlanNode, now: number, soonest?: number | null): boolean =>
  !isSettled(node) && ((isGroup(node) ? soonest : node.plannedEnd) ?? Number.POSITIVE_INFINITY) < now;
