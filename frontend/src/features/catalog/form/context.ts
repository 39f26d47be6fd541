/** What a form edits, what is wrong with it, and whether it may be edited at all: known to each of its fields. */
import { createContext, useContext } from "react";
import type { Arrangement } from "~/features/catalog/decomposition/useArrangement";
import { at, type Content, type Path } from "~/features/catalog/model";
import { messageAt, type Problem } from "~/lib/problems";

export interface FormState {
  section: string;
  entityKey: string;
  document: string;
  value: Content;
  /** What orders know of it already; null before it was first published. */
  inForce: Content | null;
  findings: readonly Problem[];
  readOnly: boolean;
  /** Edits with the same `merge` in a row are undone together. */
  put: (path: Path, value: unknown, merge?: string) => void;
  undo: () => void;
  redo: () => void;
  /** Where drawn things stand; null for what is not drawn. */
  arrangement: Arrangement | null;
  /** The place that somebody came here to see. */
  at: readonly string[] | null;
}

const FormContext = createContext<FormState | null>(null);
export const FormProvider = FormContext.Provider;

export function useForm(): FormState {
  const form = useContext(FormContext);
  if (!form) throw new Error("a field stands outside of a form");
  return form;
}

/** The value at a path, what is wrong there, and how to change it. */
export function useField(path: Path) {
  const form = useForm();
  const text = path.map(String);
  const own = form.findings.filter((one) => one.path.length === path.length);
  return {
    value: at(form.value, path),
    error: messageAt(own, ...text),
    readOnly: form.readOnly,
    change: (value: unknown) => form.put(path, value, text.join(".")),
    errorBelow: (...rest: string[]) => messageAt(form.findings, ...text, ...rest),
  };
}
