/** The editor of an expression: CodeMirror in a React skin. Its chunk is loaded when the first field is shown. */
import { startCompletion } from "@codemirror/autocomplete";
import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState, type Extension, Transaction } from "@codemirror/state";
import { EditorView, placeholder as placeholderText } from "@codemirror/view";
import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef } from "react";
import type { Known } from "~/components/expression/editor/complete";
import { languageOf, setup } from "~/components/expression/editor/setup";
import { spanAt } from "~/components/expression/scope";

/** What others may do to the field: put a name where one writes, or lead there. */
export interface EditorHandle {
  insert: (text: string) => void;
  focus: () => void;
}

export interface Mark {
  severity: "error" | "warning";
  message: string;
  position: number;
}

export interface EditorProps {
  handle?: Ref<EditorHandle>;
  value: string;
  onChange: (text: string) => void;
  onCommit: (() => void) | null;
  known: Known;
  marks: readonly Mark[];
  tests: boolean;
  readOnly: boolean;
  autoFocus: boolean;
  placeholder: string;
  phrases: Record<string, string>;
  /** Names and descriptions of the text box, as ARIA has them. */
  attributes: Record<string, string>;
}

const { addToHistory, remote } = Transaction;
const begun = /[\p{L}_."]$/u;

export default function Editor(props: EditorProps) {
  const home = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef(props);
  const typed = useRef(false);
  const parts = useRef<Record<"language" | "readOnly" | "attributes" | "placeholder", Compartment>>(null);
  useLayoutEffect(() => {
    latest.current = props;
  });

  useLayoutEffect(() => {
    if (!home.current) return;
    const own = { language: new Compartment(), readOnly: new Compartment(), attributes: new Compartment(), placeholder: new Compartment() };
    const given = latest.current;
    const made = new EditorView({
      parent: home.current,
      state: EditorState.create({
        doc: given.value,
        selection: { anchor: given.value.length },
        extensions: [
          setup({ known: () => latest.current.known, commit: () => latest.current.onCommit, phrases: given.phrases }),
          own.language.of(languageOf(given.tests)),
          own.readOnly.of(readOnlyOf(given.readOnly)),
          own.attributes.of(EditorView.contentAttributes.of(given.attributes)),
          own.placeholder.of(placeholderText(given.placeholder)),
          EditorView.updateListener.of((update) => {
            if (update.focusChanged) typed.current = false;
            if (!update.docChanged || update.transactions.some((one) => one.annotation(remote))) return;
            typed.current = true;
            latest.current.onChange(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = made;
    parts.current = own;
    if (given.autoFocus) made.focus();
    return () => {
      view.current = null;
      made.destroy();
    };
  }, []);

  const { handle, value, marks, known, tests, readOnly, placeholder, attributes: named } = props;
  const attributes = JSON.stringify(named);
  useLayoutEffect(() => {
    const now = view.current?.state.doc.toString();
    if (now === undefined || now === value) return;
    view.current?.dispatch({
      changes: { from: 0, to: now.length, insert: value },
      annotations: [addToHistory.of(false), remote.of(true)],
    });
  }, [value]);
  useReconfigured(view, () => parts.current?.language.reconfigure(languageOf(tests)), [tests]);
  useReconfigured(view, () => parts.current?.readOnly.reconfigure(readOnlyOf(readOnly)), [readOnly]);
  useReconfigured(view, () => parts.current?.placeholder.reconfigure(placeholderText(placeholder)), [placeholder]);
  useReconfigured(
    view,
    () => parts.current?.attributes.reconfigure(EditorView.contentAttributes.of(JSON.parse(attributes) as Record<string, string>)),
    [attributes],
  );

  // Names that come only after one began to write are offered at once.
  const { tree, functions } = known;
  const incomplete = tree.names.length === 0 || functions.length === 0;
  const waited = useRef(incomplete);
  useEffect(() => {
    const editor = view.current;
    const came = waited.current && !incomplete;
    waited.current = incomplete;
    if (!came || !editor?.hasFocus) return;
    const { head } = editor.state.selection.main;
    if (typed.current && begun.test(editor.state.sliceDoc(Math.max(0, head - 1), head))) startCompletion(editor);
  }, [incomplete]);

  const shown = JSON.stringify(marks);
  useEffect(() => {
    const state = view.current?.state;
    if (!state) return;
    const text = state.doc.toString();
    view.current?.dispatch(setDiagnostics(state, (JSON.parse(shown) as Mark[]).map((mark) => diagnostic(text, mark))));
  }, [shown]);

  useImperativeHandle(handle, () => ({
    insert: (text) => {
      const editor = view.current;
      if (!editor) return;
      const { from } = editor.state.selection.main;
      const glued = /[\p{L}\p{N}_"')\]=<>+*/-]$/u.test(editor.state.sliceDoc(Math.max(0, from - 1), from));
      editor.dispatch(editor.state.replaceSelection(glued ? ` ${text}` : text));
      editor.focus();
      if (text.endsWith(".")) startCompletion(editor);
    },
    focus: () => view.current?.focus(),
  }));

  return <div ref={home} />;
}

const readOnlyOf = (readOnly: boolean): Extension => (readOnly ? [EditorState.readOnly.of(true), EditorView.contentAttributes.of({ "aria-readonly": "true" })] : []);

const diagnostic = (text: string, { severity, message, position }: Mark): Diagnostic => ({ severity, message, ...spanAt(text, position) });

/** Changes one part of the set-up when what it hangs on has changed. */
function useReconfigured(view: { current: EditorView | null }, make: () => ReturnType<Compartment["reconfigure"]> | undefined, on: readonly unknown[]) {
  const first = useRef(true);
  useLayoutEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const effects = make();
    if (effects) view.current?.dispatch({ effects });
    // What it hangs on is given by the caller.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, on);
}
