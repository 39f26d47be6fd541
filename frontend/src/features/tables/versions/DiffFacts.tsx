/** What two tables do not share besides their rows: settings, columns and test cases. */
import { useLingui } from "@lingui/react/macro";
import { useWord } from "~/components/useWord";
import type { Spec, Table, TableTest } from "~/features/tables/model/table";
import type { DiffParts } from "~/features/tables/versions/queries";
import classes from "~/features/tables/versions/versions.module.css";
import { hitPolicyWords } from "~/features/tables/words";
import { textOf } from "~/lib/text";

interface FactsProps {
  before: Table;
  after: Table;
  diff: DiffParts;
}

interface Fact {
  text: string;
  before?: string;
  after?: string;
}

export function DiffFacts({ before, after, diff }: FactsProps) {
  const facts = useFacts({ before, after, diff });
  if (facts.length === 0) return null;
  return (
    <ul className={classes.facts}>
      {facts.map((fact) => (
        <li key={`${fact.text}:${fact.before ?? ""}:${fact.after ?? ""}`}>
          {fact.text}
          {fact.before !== undefined && (
            <>
              {": "}
              <del>{fact.before || "–"}</del> <ins>{fact.after || "–"}</ins>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

type Named = Spec | TableTest;

function named(lists: readonly (readonly Named[])[], id: string): string {
  const found = lists.flat().find((one) => one.id === id);
  return found ? textOf("label" in found ? found.label : found.name) || id : id;
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value.join(", ");
  if (typeof value === "object" && Object.values(value).every((one) => typeof one === "string")) {
    return textOf(value as Record<string, string>);
  }
  return typeof value === "string" ? value : JSON.stringify(value);
}

function useFacts({ before, after, diff }: FactsProps): Fact[] {
  const { t } = useLingui();
  const word = useWord();
  const fields: Record<string, string> = {
    hit_policy: t`Hit policy`, aggregation: t`Aggregation`, name: t`Name`, label: t`label`, expression: t`expression`, type: t`type`,
    allowed: t`allowed values`, default: t`default`, input: t`values that come in`, expected: t`what has to come out`,
  };
  const field = (name: string) => fields[name] ?? name;
  const facts: Fact[] = diff.fields.map((change) => {
    const said = (value: unknown) => (change.field === "hit_policy" ? word(hitPolicyWords, String(value)) : shown(value));
    return { text: field(change.field), before: said(change.old), after: said(change.new) };
  });
  const part = (parts: DiffParts["inputs"], old: readonly Named[], now: readonly Named[], noun: "column" | "case") => {
    const lists = [now, old];
    for (const { id } of parts.added) {
      const name = named(lists, id);
      facts.push({ text: noun === "column" ? t`Column ${name} is new` : t`Test case “${name}” is new` });
    }
    for (const id of parts.removed) {
      const name = named(lists, id);
      facts.push({ text: noun === "column" ? t`Column ${name} is gone` : t`Test case “${name}” is gone` });
    }
    for (const { id } of noun === "column" ? parts.moved : []) facts.push({ text: t`Column ${named(lists, id)} has moved` });
    for (const change of parts.changed) {
      const name = named(lists, change.id);
      facts.push({ text: `${name}, ${field(change.field)}`, before: shown(change.old), after: shown(change.new) });
    }
  };
  part(diff.inputs, before.inputs, after.inputs, "column");
  part(diff.outputs, before.outputs, after.outputs, "column");
  part(diff.tests, before.tests ?? [], after.tests ?? [], "case");
  return facts;
}
