/** An expression of the catalog or of a price: what it may read is known by its kind, with the characteristics that are there. */
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { useQuery } from "urql";
import { ConditionField } from "~/components/expression/conditions/ConditionField";
import { useScope } from "~/components/expression/data";
import { ExpressionField } from "~/components/expression/ExpressionField";
import { type Owned, type Owners, sampleOf, scopeWith } from "~/components/expression/rules/owned";
import type { Sort } from "~/components/expression/scope";
import { useWordsOf } from "~/components/useWordsOf";
import { graphql } from "~/graphql";

const OwnedCharacteristics = graphql(`
  query OwnedCharacteristics($key: String!) {
    catalogEntity(section: "specifications", key: $key) { section key content draft { content } }
  }
`);

export type RuleKind = "rule" | "mapping" | "price" | "configuration" | "compatibility" | "compatibility_target" | "eligibility";

interface RuleFieldProps {
  kind: RuleKind;
  label: string;
  value: string;
  onChange: (text: string) => void;
  description?: string | undefined;
  error?: string | undefined;
  required?: boolean;
  readOnly?: boolean;
  /** What it must give; a yes or no is built of rows. */
  gives?: Sort;
  /** Keys of the specifications behind `line`, `source` and `target`. */
  of?: { line?: string | null; source?: string | null; target?: string | null };
}

export function RuleField({ kind, label, value, onChange, description, error, required = false, readOnly = false, gives, of }: RuleFieldProps) {
  const { t } = useLingui();
  const wordsOf = useWordsOf();
  const place = useMemo(() => ({ inputType: `catalog.${kind}` }), [kind]);
  const names = useScope(place);
  const line = useOwned(of?.line);
  const source = useOwned(of?.source);
  const target = useOwned(of?.target);
  const owners: Owners = useMemo(() => ({ line, source, target }), [line, source, target]);
  const scope = useMemo(() => scopeWith(names, owners, wordsOf), [names, owners, wordsOf]);
  const sample = useMemo(() => {
    const values = sampleOf(owners);
    return values ? { values } : null;
  }, [owners]);
  const problems = useMemo(() => (error ? [{ message: error, severity: "error" }] : []), [error]);
  const about = sample && value !== "" ? [description, t`Tried on the values that are there at first.`].filter(Boolean).join(" ") : description;
  const shared = { label, value, onChange, scope, place, sample, problems, required, readOnly, description: about };
  if (gives === "boolean") return <ConditionField {...shared} />;
  return <ExpressionField {...shared} {...(gives ? { expected: gives } : {})} />;
}

const none: readonly Owned[] = [];

/** Those of its draft, where there is one. */
function useOwned(key: string | null | undefined): readonly Owned[] {
  const [{ data }] = useQuery({ query: OwnedCharacteristics, variables: { key: key ?? "" }, pause: !key });
  const found = key ? data?.catalogEntity : null;
  return useMemo(() => {
    const content = (found?.draft?.content ?? found?.content) as { characteristics?: Owned[] } | null | undefined;
    return content?.characteristics ?? none;
  }, [found]);
}
