/**
 * What `~/graphql` is at run time: each document is parsed where it is written, so that a route carries its own
 * documents only. The generated module, which holds them all at once, serves the types.
 */
import { gql, type TypedDocumentNode } from "@urql/core";

type Document = TypedDocumentNode;

const fragments = new Map<string, Document>();
const spread = /\.\.\.\s*(?!on\b)([A-Za-z_]\w*)/g;

/** A fragment must be evaluated before the document that spreads it: write it above, or import its file. */
export function graphql(source: string): Document {
  const used = new Set([...source.matchAll(spread)].flatMap(([, name]) => (name ? [name] : [])));
  const parts = [...used].map((name) => {
    const fragment = fragments.get(name);
    if (!fragment) throw new Error(`fragment ${name} is spread before it is defined: import the file that defines it`);
    return fragment;
  });
  const texts = [source, ...parts.map(() => "")];
  const document: Document = gql(Object.assign(texts, { raw: texts }), ...parts);
  const own = /^\s*fragment\s+(\w+)/.exec(source)?.[1];
  if (own) fragments.set(own, document);
  return document;
}
