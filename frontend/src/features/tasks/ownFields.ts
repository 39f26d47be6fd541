/** Custom fields while a task is done: what was typed over what is there, and what is still to be filled in. */
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { Task } from "~/features/tasks/queries";
import { defaultsOf, missingOwn, type OwnValues, useCustomFields } from "~/lib/customFields";
import { messageAt, type Problem } from "~/lib/problems";

export function useOwnFields(task: Task, problems: readonly Problem[]) {
  const { t } = useLingui();
  const fields = useCustomFields("TASK");
  const [typed, setTyped] = useState<OwnValues>({});
  const begun = task.state === "CLOSED_COMPLETE" ? {} : defaultsOf(fields);
  const values = { ...begun, ...(task.custom as OwnValues), ...typed };
  const missing = missingOwn(fields, values);
  return {
    fields,
    values,
    typed,
    missing,
    change: (key: string, value: unknown) => setTyped((old) => ({ ...old, [key]: value })),
    errorOf: (key: string, tried: boolean) =>
      messageAt(problems, "custom", key) ?? (tried && missing.has(key) ? t`Please fill this in` : undefined),
  };
}
