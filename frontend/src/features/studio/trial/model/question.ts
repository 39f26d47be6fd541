/** What a question of a dry run asks for: fields to fill in, what is simulated, and the errors that can come of it. */
import type { FieldSpec } from "~/components/ValueField";
import type { Question } from "~/features/studio/trial/model/session";
import { type Text, textOf } from "~/lib/text";

type Values = Record<string, unknown>;

/** The sort of a question, as the words know it. */
export const sortOf = ({ kind, asked }: Question): string => (kind === "await" ? String(asked["kind"] ?? "event") : kind);

/** What the server answers by itself when it simulates. */
export function simulatedAnswer(question: Question): Values {
  if (question.kind === "lookup") return { items: [] };
  return question.kind === "approval" ? { decision: "approved" } : {};
}

export interface Said {
  decision: string;
  approved: string;
  rejected: string;
  reason: string;
}

/** Fields that a kind of task has beside those of its form. */
export function ownFields(question: Question, say: Said): FieldSpec[] {
  if (question.kind === "approval") {
    const allowed = [
      { value: "approved", label: { text: say.approved } },
      { value: "rejected", label: { text: say.rejected } },
    ];
    return [
      { name: "decision", label: say.decision, valueType: "ENUM", mandatory: true, allowed },
      { name: "reason", label: say.reason, valueType: "STRING", mandatory: false },
    ];
  }
  if (question.kind !== "work_order") return [];
  const details = question.asked["details"] as { checklist?: { key: string; label: Text }[] } | undefined;
  return (details?.checklist ?? []).map(({ key, label }) => ({ name: key, label: textOf(label), valueType: "BOOLEAN", mandatory: false }));
}

/** Whether people fill it in, so that there may be a form. */
export const isTask = ({ kind }: Question): boolean => ["manual", "approval", "work_order"].includes(kind);

/** Only the timer of a wait for a time comes; everything else may have an output. */
export const hasOutput = (question: Question): boolean => sortOf(question) !== "time";

/** The errors worth trying, the likeliest first; others can be typed. */
export function errorsOf(question: Question): string[] {
  const late = question.asked["timeout"] ? ["timeout"] : [];
  if (question.kind === "automated") return ["unavailable", "rejected", "timeout"];
  return isTask(question) ? ["not_possible", ...late] : late;
}

/** What is filled in, without fields that were left empty. */
export const filled = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== ""));
