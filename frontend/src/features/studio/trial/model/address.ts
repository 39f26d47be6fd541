/** Addresses of nodes as runs write them: `sites[0].survey` in a loop, `activation.provision` inside a subflow. */
import type { Flow, FlowNode } from "~/features/studio/model/document";

export interface Round {
  /** Key of the loop. */
  loop: string;
  /** Counted from 0, as in the address. */
  index: number;
}

export interface Place {
  /** The key of the node of this flow that the address leads to. */
  key: string;
  rounds: readonly Round[];
  /** What lies inside of a subflow, which this flow draws as one node; empty otherwise. */
  inner: string;
}

const part = /^([^[\]]+)(?:\[(\d+)\])?$/;

export function placeOf(address: string): Place {
  const parts = address.split(".");
  const rounds: Round[] = [];
  for (const [place, text] of parts.entries()) {
    const [, key = text, index] = part.exec(text) ?? [];
    if (index === undefined || place === parts.length - 1) return { key, rounds, inner: parts.slice(place + 1).join(".") };
    rounds.push({ loop: key, index: Number(index) });
  }
  return { key: address, rounds, inner: "" };
}

/** The rounds that an address is in, as people count: `2.1` is the first of the second. Empty outside of loops. */
export const roundOf = (address: string): string =>
  placeOf(address)
    .rounds.map(({ index }) => index + 1)
    .join(".");

export const nodeAt = (flow: Flow, address: string): FlowNode | undefined => {
  const { key } = placeOf(address);
  return flow.nodes.find((node) => node.key === key);
};

/** The address of a node in every round of the loops around it, as breakpoints are told: `sites[].survey`. */
export function everywhere(flow: Flow, node: FlowNode): string {
  return `${before(flow, node)}${node.key}`;
}

function before(flow: Flow, node: FlowNode, depth = 0): string {
  const scope = node.parent ? flow.nodes.find((one) => one.id === node.parent) : undefined;
  if (!scope || depth > 20) return "";
  const outer = before(flow, scope, depth + 1);
  return scope.kind === "for_each" ? `${outer}${scope.key}[].` : outer;
}

/** `sites[3].survey` as `sites[].survey`. */
export const anyRound = (address: string): string => address.replace(/\[\d+\]/g, "[]");

/** The round that is looked at, by the key of its loop; of a loop that is not named, all. */
export type Rounds = Readonly<Record<string, number>>;

export const inRounds = (address: string, rounds: Rounds): boolean =>
  placeOf(address).rounds.every(({ loop, index }) => rounds[loop] === undefined || rounds[loop] === index);

/** How many rounds each loop has come to, by its key. */
export function roundsOf(addresses: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const address of addresses) {
    for (const { loop, index } of placeOf(address).rounds) counts.set(loop, Math.max(counts.get(loop) ?? 0, index + 1));
  }
  return counts;
}
