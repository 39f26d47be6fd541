/** Carries what was edited since a save over to what the server made of that save: parts by id, fields by name. */
import { lists } from "~/features/studio/model/changes";
import type { Doc, Flow } from "~/features/studio/model/document";
import { sameValue } from "~/features/studio/model/patch";

type Plain = Record<string, unknown>;
interface Element {
  id: string;
}
interface Named {
  key: string;
}

/** Fields that differ between `sent` and `mine` are mine, the others theirs; what nobody changed keeps its identity. */
function fields<T extends object>(sent: T, mine: T, theirs: T): T {
  if (mine === sent || sameValue(mine, theirs)) return theirs;
  const [was, now, next] = [sent as Plain, mine as Plain, { ...theirs } as Plain];
  for (const name of new Set([...Object.keys(was), ...Object.keys(now)])) {
    if (sameValue(was[name], now[name])) continue;
    if (now[name] === undefined) delete next[name];
    else next[name] = now[name];
  }
  return next as T;
}

function merged<T extends object>(sent: readonly T[], mine: readonly T[], theirs: readonly T[], nameOf: (one: T) => string): readonly T[] {
  if (mine === sent) return theirs;
  const was = new Map(sent.map((one) => [nameOf(one), one]));
  const now = new Map(mine.map((one) => [nameOf(one), one]));
  const next: T[] = [];
  for (const their of theirs) {
    const [old, own] = [was.get(nameOf(their)), now.get(nameOf(their))];
    if (own && old) next.push(fields(old, own, their));
    else if (own || !old) next.push(own ?? their);
  }
  const there = new Set(theirs.map(nameOf));
  for (const own of mine) if (!there.has(nameOf(own)) && own !== was.get(nameOf(own))) next.push(own);
  return next;
}

const byId = ({ id }: Element) => id;
const byKey = ({ key }: Named) => key;

/** The flow without its lists. */
const bare = ({ nodes: _nodes, edges: _edges, notes: _notes, groups: _groups, tests: _tests, variables: _variables, ...rest }: Flow) => rest;

/** `mine` with the changes that lie between `sent` and `theirs`. */
export function rebased(sent: Doc, mine: Doc, theirs: Doc): Doc {
  if (mine === sent) return theirs;
  const flow = { ...fields(bare(sent.flow), bare(mine.flow), bare(theirs.flow)) } as unknown as Plain;
  for (const name of lists) {
    const list = merged<Element>(sent.flow[name] ?? [], mine.flow[name] ?? [], theirs.flow[name] ?? [], byId);
    if (list.length > 0 || theirs.flow[name]) flow[name] = list;
  }
  const variables = merged(sent.flow.variables ?? [], mine.flow.variables ?? [], theirs.flow.variables ?? [], byKey);
  if (variables.length > 0 || theirs.flow.variables) flow["variables"] = variables;
  const positions = fields(sent.layout.positions, mine.layout.positions, theirs.layout.positions);
  return { flow: flow as unknown as Flow, layout: { ...theirs.layout, positions } };
}

const reusedList = <T extends Element>(old: readonly T[], next: readonly T[]): readonly T[] => {
  const known = new Map(old.map((one) => [one.id, one]));
  const list = next.map((one) => {
    const was = known.get(one.id);
    return was && sameValue(was, one) ? was : one;
  });
  return list.length === old.length && list.every((one, index) => one === old[index]) ? old : list;
};

function reusedFields<T extends object>(old: T, next: T): T {
  const [was, now] = [old as Plain, next as Plain];
  const entries = Object.entries(now).map(([name, value]) => [name, sameValue(was[name], value) ? was[name] : value] as const);
  const same = entries.length === Object.keys(was).length && entries.every(([name, value]) => value === was[name]);
  return same ? old : (Object.fromEntries(entries) as T);
}

/** `next` made of the objects of `old` wherever they say the same, so that nothing is drawn anew without need. */
export function reusing(old: Doc, next: Doc): Doc {
  const listed: Plain = {};
  for (const name of lists) {
    const list = next.flow[name];
    if (list) listed[name] = reusedList<Element>(old.flow[name] ?? [], list);
  }
  const flow = reusedFields(old.flow, { ...next.flow, ...listed } as Flow);
  const positions = reusedFields(old.layout.positions, next.layout.positions);
  const layout = reusedFields(old.layout, { ...next.layout, positions });
  return flow === old.flow && layout === old.layout ? old : { flow, layout };
}
