/** How the table of a policy stands: in force, in work, waiting for someone, or retired. */
import { useLingui } from "@lingui/react/macro";
import { StateMark } from "~/components/StateBadge";
import type { TableRow } from "~/features/tables/policies/queries";

export function TableMarks({ table }: { table: TableRow }) {
  const { t } = useLingui();
  const { published, draft, retiredAt } = table;
  const errors = draft?.findings.some((finding) => finding.severity === "error") ?? false;
  return (
    <>
      {retiredAt ? (
        <StateMark state="RETIRED" word={t`Retired`} />
      ) : published ? (
        <StateMark state="PUBLISHED" word={t`Version ${published.version} in force`} />
      ) : (
        <StateMark state="PLANNED" word={t`Not in force yet`} />
      )}
      {draft?.state === "IN_REVIEW" ? (
        <StateMark state="IN_REVIEW" word={t`Waits for a second person`} />
      ) : (
        draft && <StateMark state={errors ? "FAILED" : "DRAFT"} word={errors ? t`Draft with errors` : t`Draft in work`} />
      )}
    </>
  );
}
