/** The kinds that may stand at a place, found by words, in the order of their categories. */
import { scopeAfter } from "~/features/studio/model/connecting";
import type { End, Flow } from "~/features/studio/model/document";
import { nodeOf } from "~/features/studio/model/document";
import type { DocumentKind, KindRecord } from "~/features/studio/model/kinds";
import { folded } from "~/features/studio/model/search";

export interface Place {
  after?: End | undefined;
  edge?: string | undefined;
}

function scopeOf(flow: Flow, { after, edge }: Place): string | null {
  const end = after ?? flow.edges.find((one) => one.id === edge)?.from;
  const source = nodeOf(flow, end?.[0]);
  return source && end ? scopeAfter(source, end[1]) : null;
}

/** Of a start a flow has one; where something leads in, it must be able to arrive; where something follows, to go on. */
export function kindsFor(document: DocumentKind, flow: Flow, place: Place): KindRecord[] {
  const scope = scopeOf(flow, place);
  const arrives = Boolean(place.after ?? place.edge);
  return document.offered(flow).filter((kind) => {
    if (!kind.ports.in && (arrives || flow.nodes.some((node) => node.kind === kind.kind))) return false;
    if (place.edge && kind.ports.out.length === 0 && kind.ports.more.length === 0) return false;
    return document.fits(kind, scope);
  });
}

const texts = ({ kind, label, category, keywords }: KindRecord) =>
  folded([kind, label.text, category.label.text, ...Object.values(keywords).flat()].join(" "));

export function matching(kinds: readonly KindRecord[], query: string): KindRecord[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  const found = kinds.filter((kind) => words.every((word) => texts(kind).includes(word)));
  const named = (kind: KindRecord) => (words.every((word) => folded(kind.label.text).includes(word)) ? 0 : 1);
  return words.length > 0 ? found.toSorted((one, other) => named(one) - named(other)) : found;
}

/** Categories in the order in which they first come, each with its kinds. */
export function byCategory(kinds: readonly KindRecord[]): [label: string, kinds: KindRecord[]][] {
  const groups = new Map<string, KindRecord[]>();
  for (const kind of kinds) groups.set(kind.category.label.text, [...(groups.get(kind.category.label.text) ?? []), kind]);
  return [...groups];
}
