/** Where a finding is: the entity that it is about, its place there in names that people know, and the way to it. */
import { graphOf } from "~/features/catalog/decomposition/model/graph";
import { at, type Content, type Words } from "~/features/catalog/model";
import { oneOf } from "~/features/catalog/sections";

/** The section and key that a path of a whole catalog begins with; null for a path within one entity. */
export function entityOf(path: readonly string[]): { section: string; key: string; rest: readonly string[] } | null {
  const [section, key, ...rest] = path;
  return section && key && section in oneOf ? { section, key, rest } : null;
}

interface Named {
  name?: Words;
  label?: Words;
  key?: string;
  offering?: string;
  specification?: string;
}

interface Reader {
  field: (name: string) => string;
  words: (words: Words | undefined) => string;
  /** What a specification is called. */
  specification: (key: string) => string;
}

/** The ends of a line of a graph. */
function drawnAt(content: Content, path: readonly string[], reader: Reader): string | null {
  const graph = graphOf(content);
  const place = Number(path[1]);
  const line = path[0] === "edges" ? graph.edges[place] : path[0] === "mappings" ? graph.mappings[place] : undefined;
  if (line) return `${reader.specification(line.source)} → ${reader.specification(line.target)}`;
  const node = path[0] === "nodes" ? graph.nodes[place] : undefined;
  return node ? reader.specification(node.specification) : null;
}

/** The place within an entity: lists by what stands in them, fields by what the form calls them. */
export function placeWords(section: string, content: Content | undefined, path: readonly string[], reader: Reader): string {
  const drawn = section === "decompositions" && content ? drawnAt(content, path, reader) : null;
  if (drawn) return [drawn, ...path.slice(2).filter((part) => part !== "specification").map(reader.field)].join(" · ");
  return path
    .map((part, index) => {
      if (!/^\d+$/.test(part)) return index > 0 && (path[index - 1] === "narrowed" || path[index - 1] === "defaults") ? part : reader.field(part);
      const one = at(content, path.slice(0, index + 1)) as Named | null | undefined;
      return reader.words(one?.name) || reader.words(one?.label) || one?.key || one?.offering || String(Number(part) + 1);
    })
    .join(" · ");
}
