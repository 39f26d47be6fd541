/** What mends a finding by one click, by its code. */
import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";
import type { Draft } from "immer";
import type { Doc } from "~/features/studio/model/document";
import { addNode, intoScope, remove } from "~/features/studio/model/edits";
import type { DocumentKind } from "~/features/studio/model/kinds";
import type { Finding } from "~/features/studio/store";

export interface Fix {
  label: MessageDescriptor;
  mend: (draft: Draft<Doc>) => void;
}

const indexOf = (path: string, list: string): number | null => {
  const found = new RegExp(`(?:^|[/.])${list}[/.[]+(\\d+)`).exec(path);
  return found ? Number(found[1]) : null;
};

/** The element of a list that a finding's path names. */
export function elementAt(doc: Doc, path: string): string | null {
  for (const list of ["edges", "nodes", "notes", "groups"] as const) {
    const index = indexOf(path, list);
    if (index !== null) return doc.flow[list]?.[index]?.id ?? null;
  }
  return null;
}

type Maker = (finding: Finding, doc: Doc, document: DocumentKind) => Fix | null;

const removing = (label: MessageDescriptor): Maker => (finding, doc, document) => {
  const id = elementAt(doc, finding.path) ?? finding.node;
  return id ? { label, mend: (draft) => remove(draft, document, [id]) } : null;
};

const removeEdge = removing(msg`Remove the edge`);
const removeStep = removing(msg`Remove the step`);

const endThere: Maker = ({ node }, doc, document) => {
  const own = doc.flow.nodes.find((one) => one.id === node);
  const end = document.kinds.get("end");
  if (!own || !end || own.parent) return null;
  const open = document.outPorts(own).filter((port) => port.required && !doc.flow.edges.some((edge) => edge.from[0] === own.id && edge.from[1] === port.name));
  return {
    label: msg`Lead it to an end`,
    mend: (draft) => {
      for (const port of open) addNode(draft, document, end, { after: [own.id, port.name] });
    },
  };
};

const addStart: Maker = (_finding, doc, document) => {
  const start = document.kinds.get("start");
  const first = doc.flow.nodes.find((node) => !node.parent && !doc.flow.edges.some((edge) => edge.to[0] === node.id));
  const at = first ? doc.layout.positions[first.id] : undefined;
  return start ? { label: msg`Add a start`, mend: (draft) => {
    const id = addNode(draft, document, start, { at: { x: at?.x ?? 0, y: (at?.y ?? 0) - 120 } });
    if (first) draft.flow.edges.push({ id: `e_${id}`, from: [id, "done"], to: [first.id, "in"] });
  } } : null;
};

const outOfScope: Maker = ({ node }) =>
  node ? { label: msg`Take it out of its scope`, mend: (draft) => intoScope(draft, [node], null) } : null;

const strayMember: Maker = (finding, doc) => {
  const group = indexOf(finding.path, "groups");
  const id = group === null ? undefined : doc.flow.groups?.[group]?.id;
  return id ? {
    label: msg`Take what is gone out of the group`,
    mend: ({ flow }) => {
      const there = new Set(flow.nodes.map((one) => one.id));
      for (const each of flow.groups ?? []) each.nodes = each.nodes.filter((one) => there.has(one));
    },
  } : null;
};

const makers: Record<string, Maker> = {
  "flow.edge_end": removeEdge,
  "flow.edge_twice": removeEdge,
  "flow.port_unknown": removeEdge,
  "flow.port_crowded": (finding, doc, document) => {
    const edges = doc.flow.edges.filter((edge) => edge.from[0] === finding.node);
    const spare = edges.find((edge, index) => edges.findIndex((one) => one.from[1] === edge.from[1]) < index);
    return spare ? { label: msg`Remove the edge`, mend: (draft) => remove(draft, document, [spare.id]) } : null;
  },
  "flow.border": removeEdge,
  "flow.undo_shared": removeEdge,
  "flow.link_not_here": (finding, doc) => {
    const id = elementAt(doc, finding.path);
    return id ? { label: msg`Make it a plain edge`, mend: ({ flow }) => {
      const edge = flow.edges.find((one) => one.id === id);
      if (!edge) return;
      delete edge.type;
      delete edge.lag;
    } } : null;
  },
  "flow.unreachable": removeStep,
  "flow.second_start": removeStep,
  "flow.end_not_here": removeStep,
  "flow.start_not_here": outOfScope,
  "flow.parent_missing": outOfScope,
  "flow.parent_no_scope": outOfScope,
  "flow.port_open": endThere,
  "flow.no_start": addStart,
  "flow.group_node": strayMember,
};

const fieldAt = (node: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, part) => (typeof value === "object" && value !== null ? (value as Record<string, unknown>)[part] : undefined), node);

function write(node: unknown, path: readonly string[], text: string): void {
  const holder = fieldAt(node, path.slice(0, -1)) as Record<string, unknown> | undefined;
  const last = path.at(-1);
  if (holder && last !== undefined) holder[last] = text;
}

/** The name that the server thinks was meant, in the place of the one at the finding's position. */
function suggested({ fix, node, path, position }: Finding, doc: Doc): Fix | null {
  const name = /Did you mean "?([^"?]+)"?\?/.exec(fix ?? "")?.[1];
  const where = path.split(/[/.[\]]+/).filter(Boolean).slice(2);
  const text = fieldAt(doc.flow.nodes.find((one) => one.id === node), where);
  if (!name || typeof text !== "string") return null;
  const names = [...text.matchAll(/[A-Za-z_][\w.]*/g)];
  const wrong = names.find((one) => one.index <= (position ?? 0) && one.index + one[0].length > (position ?? 0));
  if (!wrong) return null;
  const mended = text.slice(0, wrong.index) + name + text.slice(wrong.index + wrong[0].length);
  return {
    label: { ...msg`Write {name}`, values: { name } },
    mend: ({ flow }) => write(flow.nodes.find((one) => one.id === node), where, mended),
  };
}

export const fixOf = (finding: Finding, doc: Doc, document: DocumentKind): Fix | null =>
  makers[finding.code]?.(finding, doc, document) ?? suggested(finding, doc);
