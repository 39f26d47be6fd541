/** CodeMirror as a field for FEEL: language, colours, keys. Its styles are constructed sheets made of our tokens. */
import { feel, keywordCompletions, snippetCompletion, snippets } from "@bpmn-io/lang-feel";
import {
  acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, closeCompletion, completionKeymap, completionStatus,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorState, type Extension, Prec } from "@codemirror/state";
import { drawSelection, EditorView, keymap, tooltips } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { completionsOf, type Known, steady } from "~/components/expression/editor/complete";

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword], color: "var(--tone-hold-text)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--tone-good-text)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--tone-info-text)" },
  { tag: [tags.function(tags.variableName), tags.function(tags.special(tags.variableName))], color: "var(--tone-active-text)" },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], color: "var(--mantine-color-dimmed)", fontStyle: "italic" },
]);

const mono = "var(--mantine-font-family-monospace)";

const theme = EditorView.theme({
  "&": { backgroundColor: "transparent", color: "var(--mantine-color-text)", fontSize: "12.5px" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: mono, lineHeight: "20px", overflow: "visible" },
  ".cm-content": { caretColor: "var(--mantine-color-text)", padding: "5px 0", minHeight: "20px" },
  ".cm-line": { padding: "0 11px" },
  ".cm-placeholder": { color: "var(--mantine-color-placeholder)" },
  ".cm-cursor": { borderLeftColor: "var(--mantine-color-text)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--surface-selected)",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--surface-selected)", outline: "1px solid var(--line-strong)" },
  ".cm-tooltip": {
    backgroundColor: "var(--surface-raised)", border: "1px solid var(--line-strong)", borderRadius: "5px",
    boxShadow: "var(--mantine-shadow-md)", color: "var(--mantine-color-text)", zIndex: 400,
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: mono, fontSize: "12.5px", maxHeight: "240px", maxWidth: "min(420px, 90vw)", minWidth: "200px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { display: "flex", gap: "12px", justifyContent: "space-between", lineHeight: "20px", padding: "3px 8px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--surface-selected)", color: "var(--mantine-color-text)" },
  ".cm-completionLabel": { overflow: "hidden", textOverflow: "ellipsis" },
  ".cm-completionMatchedText": { fontWeight: 700, textDecoration: "none" },
  ".cm-completionDetail": {
    color: "var(--mantine-color-dimmed)", flex: "none", fontFamily: "var(--mantine-font-family)", fontSize: "12px", fontStyle: "normal",
    marginLeft: "0", maxWidth: "160px", overflow: "hidden", textOverflow: "ellipsis",
  },
  ".cm-tooltip.cm-completionInfo": { fontSize: "12px", lineHeight: "18px", maxWidth: "280px", overflowWrap: "anywhere", padding: "6px 10px" },
  ".cm-completionInfo code": { fontFamily: mono },
  ".cm-tooltip-lint": { fontSize: "12px", maxWidth: "320px" },
  ".cm-diagnostic": { borderLeft: "3px solid var(--tone-bad-text)", padding: "4px 8px" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--tone-warn-text)" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--tone-bad-text)", textUnderlineOffset: "3px" },
  ".cm-lintRange-warning": { backgroundImage: "none", textDecoration: "underline wavy var(--tone-warn-text)", textUnderlineOffset: "3px" },
});

export interface Doing {
  known: () => Known;
  /** What Enter does where no list is open; null: a new line. */
  commit: () => (() => void) | null;
  phrases: Record<string, string>;
}

export const languageOf = (tests: boolean): Extension => feel({ dialect: tests ? "unaryTests" : "expression", completions: [] });

export const setup = ({ known, commit, phrases }: Doing): Extension => [
  history(),
  drawSelection(),
  bracketMatching(),
  closeBrackets(),
  syntaxHighlighting(colours),
  theme,
  tooltips({ position: "fixed" }),
  EditorView.lineWrapping,
  EditorState.phrases.of(phrases),
  autocompletion({
    override: [completionsOf(known), snippetCompletion(snippets), ...keywordCompletions].map((source) => steady(source)),
    icons: false,
    activateOnTypingDelay: 60,
    interactionDelay: 0,
  }),
  Prec.highest(
    keymap.of([
      { key: "Escape", run: closeCompletion, stopPropagation: true },
      { key: "Enter", run: (view) => completionStatus(view.state) === "active" && acceptCompletion(view) },
      {
        key: "Enter",
        run: () => {
          commit()?.();
          return commit() !== null;
        },
      },
    ]),
  ),
  keymap.of([...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap.filter(({ key }) => key !== "Escape"), ...historyKeymap]),
];
