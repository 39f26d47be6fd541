/** A field for one expression: completion from what is in scope, problems where they are, its value on the sample. */
import { Trans, useLingui } from "@lingui/react/macro";
import { lazy, type ReactNode, type Ref, Suspense, useEffect, useId, useImperativeHandle, useMemo, useRef, useState } from "react";
import { type Mode, type Place, type Sample, useFeelFunctions, usePreviewOfExpression } from "~/components/expression/data";
import type { EditorHandle, EditorProps } from "~/components/expression/editor/Editor";
import classes from "~/components/expression/expression.module.css";
import { type FieldProblem, LiveValue } from "~/components/expression/LiveValue";
import { DataPicker } from "~/components/expression/picker/DataPicker";
import { problemsOf } from "~/components/expression/problems";
import { type Scope, type Sort, treeOf } from "~/components/expression/scope";
import { useSortWord, useTypeWord } from "~/components/expression/types";

const Editor = lazy(() => import("~/components/expression/editor/Editor"));

export interface ExpressionFieldProps {
  handle?: Ref<EditorHandle>;
  value: string;
  onChange: (text: string) => void;
  label: string;
  /** The names that may be read: `useScope(place)`. */
  scope: Scope;
  /** Where the expression stands; null asks for no value. */
  place: Place | null;
  /** What live values are computed from. */
  sample?: Sample | null;
  mode?: Mode;
  description?: ReactNode;
  placeholder?: string;
  required?: boolean;
  /** What a check of the whole has found at this field. */
  problems?: readonly FieldProblem[];
  /** What the value must be. */
  expected?: Sort;
  /** In a cell: what the tested value may be, and one to try. */
  values?: readonly string[];
  tested?: unknown;
  /** Enter calls it; without it, Enter begins a new line. */
  onCommit?: () => void;
  /** Without label, frame and picker: for the cell of a grid. Problems and value show while it has the focus. */
  compact?: boolean;
  readOnly?: boolean;
  autoFocus?: boolean;
  /** Stands beside the label. */
  tools?: ReactNode;
}

const nothing: readonly never[] = [];

export function ExpressionField(props: ExpressionFieldProps) {
  const { value, label, scope, place, sample = null, mode = "expression", compact = false, readOnly = false, expected } = props;
  const { handle, tested, values = nothing, problems: findings = nothing, required = false } = props;
  const { t } = useLingui();
  const id = useId();
  const editor = useRef<EditorHandle>(null);
  const plain = useRef<HTMLTextAreaElement>(null);
  const [focused, setFocused] = useState(false);
  const typeWord = useTypeWord();
  const sortWord = useSortWord();
  const functions = useFeelFunctions();
  useImperativeHandle(handle, () => ({
    insert: (text) => editor.current?.insert(text),
    focus: () => (editor.current ?? plain.current)?.focus(),
  }));

  const previewed = usePreviewOfExpression({ text: value, mode, place, sample, tested, pause: compact && !focused });
  const found = problemsOf(previewed, findings, expected);
  const problems = found.map((one) => (one.wanted ? { message: t`This must give: ${sortWord(one.wanted)}.`, severity: one.severity } : one));
  const invalid = problems.some(({ severity }) => severity !== "warning");
  const known = useMemo(
    () => ({ tree: treeOf(scope), functions, values, tests: mode === "unary_tests", typeWord, exampleWord: t`For example:` }),
    [scope, functions, values, mode, typeWord, t],
  );
  const shared: EditorProps = {
    value,
    onChange: props.onChange,
    onCommit: props.onCommit ?? null,
    known,
    marks: problems.flatMap(({ message, severity, position }) =>
      typeof position === "number" ? [{ message, position, severity: severity === "warning" ? "warning" : "error" }] : [],
    ),
    tests: mode === "unary_tests",
    readOnly,
    autoFocus: props.autoFocus ?? false,
    placeholder: props.placeholder ?? "",
    phrases: { Completions: t`Completions`, Diagnostics: t`Problems` },
    attributes: {
      ...(compact ? { "aria-label": label } : { "aria-labelledby": `${id}-label` }),
      "aria-describedby": `${id}-about ${id}-under`,
      "aria-multiline": "true",
      ...(invalid ? { "aria-invalid": "true" } : {}),
      ...(required ? { "aria-required": "true" } : {}),
    },
  };
  return (
    <div
      className={classes.field}
      onFocus={() => setFocused(true)}
      onBlur={(event) => setFocused(event.currentTarget.contains(event.relatedTarget))}
    >
      {!compact && (
        <div className={classes.head}>
          {/* The editor is no form control, which a label could lead to: it is named by this, and the keyboard leads there itself. */}
          {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
          <span id={`${id}-label`} className={classes.label} onClick={() => editor.current?.focus()}>
            {label}
            {required && (
              <span className={classes.required} aria-hidden>
                {" *"}
              </span>
            )}
          </span>
          {props.tools}
          {!readOnly && <DataPicker scope={scope} label={label} onPick={(path) => editor.current?.insert(path)} />}
        </div>
      )}
      {props.description && (
        <p id={`${id}-about`} className={classes.about}>
          {props.description}
        </p>
      )}
      <div className={classes.frame} data-compact={compact || undefined} data-invalid={invalid || undefined} data-read-only={readOnly || undefined}>
        <Suspense fallback={<PlainEditor {...shared} plain={plain} />}>
          <Loaded {...shared} handle={editor} plain={plain} />
        </Suspense>
      </div>
      {(!compact || focused) && <LiveValue id={`${id}-under`} problems={problems} previewed={previewed} sampled={sample !== null} />}
      {compact && focused && problems.length === 0 && !previewed.preview && (
        <span className="visually-hidden">
          <Trans>Ctrl and space show what may come here.</Trans>
        </span>
      )}
    </div>
  );
}

interface Swapped {
  plain: { current: HTMLTextAreaElement | null };
}

/** Takes the focus over from the plain field that stood here while the editor was loaded. */
function Loaded({ plain, autoFocus, ...props }: EditorProps & Swapped) {
  const [had] = useState(() => autoFocus || (plain.current !== null && document.activeElement === plain.current));
  return <Editor {...props} autoFocus={had} />;
}

/** The same text in the same place until the editor is there. */
function PlainEditor({ plain, value, onChange, readOnly, autoFocus, placeholder, attributes }: EditorProps & Swapped) {
  useEffect(() => {
    if (autoFocus) plain.current?.focus();
  }, [autoFocus, plain]);
  const { "aria-multiline": _lines, ...named } = attributes;
  return (
    <textarea
      ref={plain}
      {...named}
      className={classes.plain}
      rows={1}
      spellCheck={false}
      value={value}
      readOnly={readOnly}
      placeholder={placeholder}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
