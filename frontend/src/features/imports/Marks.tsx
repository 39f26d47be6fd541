/** States of imports, of orders in the queue, and of rows, as marks. */
import { useLingui } from "@lingui/react/macro";
import { StateMark } from "~/components/StateBadge";
import { importStates, outcomeWords, queueStates } from "~/features/imports/words";

const kinds = { job: importStates, queue: queueStates, row: outcomeWords };

export function Mark({ of, state }: { of: keyof typeof kinds; state: string }) {
  const { i18n } = useLingui();
  const found = kinds[of][state];
  return found ? <StateMark state={found.look} word={i18n._(found.word)} /> : <StateMark state={state} word={state} />;
}
