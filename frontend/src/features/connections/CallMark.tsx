/** How the last calls went, in a word: all well, some failed, or none yet. */
import { useLingui } from "@lingui/react/macro";
import { StateMark } from "~/components/StateBadge";
import { formatNumber } from "~/lib/format";

interface State {
  done: number;
  failed: number;
}

export function CallMark({ states }: { states: readonly (State | null | undefined)[] }) {
  const { t } = useLingui();
  const done = states.reduce((sum, state) => sum + (state?.done ?? 0), 0);
  const failed = states.reduce((sum, state) => sum + (state?.failed ?? 0), 0);
  const all = done + failed;
  if (all === 0) return <StateMark state="PLANNED" word={t`Not called yet`} />;
  if (failed === 0) return <StateMark state="COMPLETED" word={t`${formatNumber(all)} went well`} />;
  return <StateMark state="FAILED" word={t`${formatNumber(failed)} of ${formatNumber(all)} failed`} />;
}
