/** What the portal's documents are at run time: text, with the fragments that it spreads behind it. */
const fragments = new Map<string, string>();
const spread = /\.\.\.\s*(?!on\b)([A-Za-z_]\w*)/g;

const spreadIn = (source: string): string[] => [...source.matchAll(spread)].flatMap(([, name]) => (name ? [name] : []));

/** A fragment must be evaluated before the document that spreads it. */
export function graphql(source: string): string {
  const own = /^\s*fragment\s+(\w+)/.exec(source)?.[1];
  if (own) fragments.set(own, source);
  if (own) return source;
  const used = new Set<string>();
  const gather = (text: string) => {
    for (const name of spreadIn(text)) {
      const fragment = fragments.get(name);
      if (!fragment) throw new Error(`fragment ${name} is spread before it is defined: import the file that defines it`);
      if (!used.has(name)) {
        used.add(name);
        gather(fragment);
      }
    }
  };
  gather(source);
  return [source, ...[...used].map((name) => fragments.get(name))].join("\n");
}
