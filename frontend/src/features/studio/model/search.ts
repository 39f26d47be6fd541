/** Finding things in a flow: by name, key, kind, and every text of its settings. */
import type { Flow } from "~/features/studio/model/document";
import { inFlowOrder } from "~/features/studio/model/order";

export interface Hit {
  id: string;
  /** The text around what was found, when it is not in the name. */
  where: string | null;
}

function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}

export const folded = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** Everything that holds all words of `query`, in the order of the flow. */
export function search(flow: Flow, query: string, kindLabel: (kind: string) => string): Hit[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const hit = (id: string, names: readonly string[], rest: readonly string[]): Hit[] => {
    const all = folded([...names, ...rest].join(" "));
    if (!words.every((word) => all.includes(word))) return [];
    const named = words.every((word) => folded(names.join(" ")).includes(word));
    return [{ id, where: named ? null : (rest.find((text) => words.some((word) => folded(text).includes(word))) ?? null) }];
  };
  return [
    ...inFlowOrder(flow).flatMap((node) => {
      const { id, key, kind, name, parent: _parent, ...body } = node;
      return hit(id, [...texts(name), key, kindLabel(kind)], texts(body));
    }),
    ...(flow.notes ?? []).flatMap((note) => hit(note.id, [], [note.text])),
    ...(flow.groups ?? []).flatMap((group) => hit(group.id, texts(group.name), [])),
  ];
}
