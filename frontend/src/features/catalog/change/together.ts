/** Which drafts have to be put in force together. */

export interface Drafted {
  section: string;
  key: string;
  content: unknown;
  isNew: boolean;
}

export const nameOf = ({ section, key }: Pick<Drafted, "section" | "key">) => `${section}:${key}`;

/** The chosen draft, and what it names that nobody has published yet, and what that names in turn. A graph goes with the
    drafts of what it draws, and of the rules between them: they are written in one place. */
export function together(drafts: readonly Drafted[], chosen: { section: string; key: string }): ReadonlySet<string> {
  const names = new Set([nameOf(chosen), ...drawnWith(drafts, chosen)]);
  const waiting = drafts.filter((draft) => names.has(nameOf(draft)));
  for (const draft of waiting) {
    const named = textsIn(draft.content);
    for (const other of drafts) {
      if (!other.isNew || !named.has(other.key) || names.has(nameOf(other))) continue;
      names.add(nameOf(other));
      waiting.push(other);
    }
  }
  return names;
}

interface Drawing {
  nodes?: { specification?: string }[];
  source?: string;
  target?: string;
}

function drawnWith(drafts: readonly Drafted[], chosen: { section: string; key: string }): string[] {
  const graph = chosen.section === "decompositions" ? drafts.find((draft) => nameOf(draft) === nameOf(chosen)) : undefined;
  const drawn = new Set((graph?.content as Drawing | undefined)?.nodes?.map((one) => one.specification));
  const goes = ({ section, key, content }: Drafted): boolean => {
    const rule = section === "compatibility" ? (content as Drawing | null) : null;
    return section === "specifications" ? drawn.has(key) : rule !== null && drawn.has(rule.source) && drawn.has(rule.target);
  };
  return drafts.filter(goes).map(nameOf);
}

function textsIn(content: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof content === "string") found.add(content);
  else if (content && typeof content === "object") for (const inner of Object.values(content)) textsIn(inner, found);
  return found;
}
