/** A field of a catalog form for an expression. */
import { RuleField, type RuleKind } from "~/components/expression/rules/RuleField";
import type { Sort } from "~/components/expression/scope";
import { useField } from "~/features/catalog/form/context";
import type { Path } from "~/features/catalog/model";

interface RuleAtProps {
  path: Path;
  kind: RuleKind;
  label: string;
  description?: string;
  required?: boolean;
  gives?: Sort;
  of?: { line?: string | null; source?: string | null; target?: string | null };
}

export function RuleAt({ path, ...props }: RuleAtProps) {
  const field = useField(path);
  const value = field.value === undefined || field.value === null ? "" : String(field.value);
  return <RuleField {...props} value={value} error={field.error} readOnly={field.readOnly} onChange={(text) => field.change(text === "" ? undefined : text)} />;
}
