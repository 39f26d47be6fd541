/** What may come next where one writes: names of the scope step by step, the values of an enum, functions. */
import type { Completion, CompletionContext, CompletionResult, CompletionSource } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import { callOf, hereIn, type Here } from "~/components/expression/editor/here";
import type { FeelFunction } from "~/components/expression/data";
import { lastOf, leadsOn, type ScopeName, type ScopeTree, sortOf } from "~/components/expression/scope";

export interface Known {
  tree: ScopeTree;
  functions: readonly FeelFunction[];
  /** What the tested value may be, where a cell begins. */
  values: readonly string[];
  /** Whether a cell of a table is written, which tests a value. */
  tests: boolean;
  typeWord: (type: string) => string;
  exampleWord: string;
}

export function completionsOf(known: () => Known) {
  return (context: CompletionContext): CompletionResult | null => {
    const { state, pos, explicit } = context;
    const now = known();
    const here = hereIn(state.sliceDoc(0, pos), syntaxTree(state).resolveInner(pos, -1).name, now.tests);
    if (!here) return null;
    const begun = explicit || here.from < pos;
    const options = here.kind === "name" ? nameOptions(now, here.parent, begun) : valueOptions(now, here, begun);
    return options.length > 0 ? { from: here.from, options, ...(here.kind === "name" && here.parent !== "" ? { validFor: /^[\p{L}\p{N}_]*$/u } : {}) } : null;
  };
}

const nowhere = ({ pos }: CompletionContext): CompletionResult => ({ from: pos, options: [] });

/** Follows each key at once, so that the list on the screen is always one to choose from: Enter never finds it in between. */
export function steady(source: CompletionSource): CompletionSource {
  const following = (found: CompletionResult): CompletionResult => ({
    ...found,
    update: (_shown, _from, _to, context) => {
      const next = source(context);
      return next instanceof Promise ? null : following(next ?? nowhere(context));
    },
  });
  return async (context) => following((await source(context)) ?? nowhere(context));
}

function valueOptions(now: Known, here: Exclude<Here, { kind: "name" }>, begun: boolean): Completion[] {
  const values = here.kind === "cell" ? now.values.map(quoted) : valuesOf(now, here.path);
  return here.quote ? values : [...values, ...nameOptions(now, "", begun)];
}

function valuesOf({ tree }: Known, path: string): Completion[] {
  const name = tree.at(path);
  if (name?.values.length) return name.values.map(quoted);
  return sortOf(name?.type) === "boolean" ? ["true", "false"].map((label) => ({ label, type: "keyword" })) : [];
}

/** A value in quotes; a quote that already follows is written over. */
const quoted = (value: string): Completion => ({
  label: `"${value}"`,
  type: "enum",
  boost: 20,
  apply: (view, completion, from, to) => {
    const over = view.state.sliceDoc(to, to + 1) === '"' ? 1 : 0;
    view.dispatch({
      changes: { from, to: to + over, insert: completion.label },
      selection: { anchor: from + completion.label.length },
      userEvent: "input.complete",
    });
  },
});

/** At the beginning of a name, all that there is would be too much unless asked for. */
function nameOptions(known: Known, parent: string, begun: boolean): Completion[] {
  const { tree } = known;
  if (parent === "" && !begun) return [];
  const next = tree.below(parent).map((name) => nameOption(known, name, lastOf(name.path), 10));
  if (parent !== "") return next;
  const deeper = tree.names.filter((name) => name.path.includes(".") && !leadsOn(tree, name));
  return [...next, ...deeper.map((name) => nameOption(known, name, name.path, -20)), ...known.functions.map((one) => callOption(known, one))];
}

const nameOption = (known: Known, name: ScopeName, label: string, boost: number): Completion => ({
  label,
  detail: leadsOn(known.tree, name) ? "…" : known.typeWord(name.type),
  type: leadsOn(known.tree, name) ? "namespace" : "property",
  boost,
  info: () => card([name.label, "strong"], [name.help ?? ""], [name.path, "code"], [name.values.join(", "), "code"]),
});

const callOption = (known: Known, one: FeelFunction): Completion => ({
  label: one.name,
  detail: callOf(one.signatures[0] ?? ""),
  type: "function",
  boost: -10,
  apply: (view, _completion, from, to) => {
    view.dispatch({
      changes: { from, to, insert: `${one.name}()` },
      selection: { anchor: from + one.name.length + 1 },
      userEvent: "input.complete",
    });
  },
  info: () =>
    card([one.help.text], ...one.signatures.map((text): Piece => [text, "code"]), [known.exampleWord], [`${one.example} → ${one.exampleResult}`, "code"]),
});

type Piece = [text: string, tag?: "strong" | "code"];

/** A few lines beside the list. Text is set as text: what a person called a field is never markup. */
function card(...pieces: Piece[]): HTMLElement {
  const box = document.createElement("div");
  for (const [text, tag] of pieces) {
    if (!text) continue;
    const line = box.appendChild(document.createElement("div"));
    (tag ? line.appendChild(document.createElement(tag)) : line).textContent = text;
  }
  return box;
}
