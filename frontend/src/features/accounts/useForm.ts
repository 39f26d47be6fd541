/** The state of one dialog: what was typed, what the server refused, and each input tied to its field. */
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { messageAt, type Problem } from "~/lib/problems";

type Answer = readonly Problem[] | undefined;

const plain = (part: string) => part.replaceAll("_", "").toLowerCase();

export function useForm<Values extends Record<string, unknown>>(begun: Values) {
  const { t } = useLingui();
  const [values, setValues] = useState(begun);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [saving, setSaving] = useState(false);
  const set = (part: Partial<Values>) => setValues((old) => ({ ...old, ...part }));
  const text = (name: keyof Values & string) => ({
    value: values[name] as string,
    error: messageAt(problems, name),
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value } as Partial<Values>),
  });
  /** Whether it was saved; refusals stay with their fields. */
  const save = async (send: (values: Values) => Promise<Answer>): Promise<boolean> => {
    setSaving(true);
    const found = await send(values);
    setSaving(false);
    setProblems(found ?? [{ code: "offline", message: t`The server did not answer. Try again.`, path: [] }]);
    return found?.length === 0;
  };
  const errorAt = (...path: string[]) => messageAt(problems, ...path);
  const known = new Set(Object.keys(begun).map(plain));
  /** Those that no input shows. */
  const others = problems.filter(({ path }) => !known.has(plain(path[0] ?? "")));
  return { values, set, text, save, saving, errorAt, others };
}

/** A typed text, or null for none. */
export const orNull = (text: string): string | null => text.trim() || null;
