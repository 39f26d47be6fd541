/** How much differs between two trees: domain orders, and decisions that fell otherwise without making one. */
import { Plural, Trans } from "@lingui/react/macro";

interface DiffSumsProps {
  diff: { added: number; removed: number; changed: number; total: number; targets: readonly unknown[] };
}

export function DiffSums({ diff }: DiffSumsProps) {
  const decisions = diff.targets.length;
  return (
    <>
      <Trans>
        {diff.added} added, {diff.removed} gone, {diff.changed} changed, of {diff.total} domain orders.
      </Trans>{" "}
      {decisions > 0 && <Plural value={decisions} one="# decision fell otherwise." other="# decisions fell otherwise." />}
    </>
  );
}
