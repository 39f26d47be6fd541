/** Contents of entities as plain data: what is at a path, what becomes of it, and what a new one begins with. */

export type Content = Record<string, unknown>;
export type Path = readonly (string | number)[];
export type Words = Record<string, string>;

export function at(content: unknown, path: Path): unknown {
  return path.reduce<unknown>((found, part) => (found as Record<string | number, unknown> | null | undefined)?.[part], content);
}

/** The content with another value at the path; what is empty is left out, so that defaults stay defaults. */
export function put(content: Content, path: Path, value: unknown): Content {
  const [head, ...rest] = path;
  if (head === undefined) return value as Content;
  const copy = (Array.isArray(content) ? [...content] : { ...content }) as Content;
  if (rest.length === 0) {
    if (isEmpty(value) && !Array.isArray(content)) Reflect.deleteProperty(copy, head);
    else copy[head] = value;
    return copy;
  }
  const inner = (content[head] ?? (typeof rest[0] === "number" ? [] : {})) as Content;
  const next = put(inner, rest, value);
  if (!Array.isArray(next) && Object.keys(next).length === 0 && !Array.isArray(content)) Reflect.deleteProperty(copy, head);
  else copy[head] = next;
  return copy;
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

export const keyLike = (name: string): string =>
  name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 80);

/** A characteristic's key is a name that expressions can use. */
export const nameLike = (name: string): string => keyLike(name).replaceAll("-", "_").replace(/^(\d)/, "_$1");

export function emptyContent(section: string): Content {
  const begins: Record<string, Content> = {
    specifications: { kind: "product" },
    terms: { text: {} },
    compatibility: { type: "requires", source: "", target: "" },
    configuration: { kind: "default" },
    price_lists: { currency: "EUR" },
    adjustments: { kind: "percent", value: 0 },
    decompositions: { schema: "orderloom.decomposition/1", nodes: [], edges: [], mappings: [] },
  };
  return { ...begins[section] };
}

/** Moves an item of a list; out of bounds changes nothing. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return [...list];
  return list.toSpliced(from, 1).toSpliced(to, 0, item);
}
