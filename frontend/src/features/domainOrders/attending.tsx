/** Why a manager has to look at a domain order, in words. */
import { useLingui } from "@lingui/react/macro";
import { IconEyeExclamation } from "@tabler/icons-react";
import { useWord } from "~/components/useWord";
import classes from "~/features/domainOrders/domainOrders.module.css";
import { attentionHelp, attentionWords } from "~/features/domainOrders/words";

export interface Reason {
  kind: string;
  message: string;
  characteristic?: string | null | undefined;
}

/** One line for a list. */
export function useReasonText(): (reasons: readonly Reason[]) => string {
  const word = useWord();
  return (reasons) => reasons.map((one) => one.message || word(attentionWords, one.kind)).join(" · ");
}

export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  const { t } = useLingui();
  const word = useWord();
  return (
    <ul className={classes.reasons} aria-label={t`Why it needs attention`}>
      {reasons.map((one) => (
        <li key={`${one.kind}:${one.message}:${one.characteristic ?? ""}`}>
          <p>
            <IconEyeExclamation size={14} aria-hidden /> <strong>{word(attentionWords, one.kind)}</strong>
            {one.message && `: ${one.message}`}
          </p>
          <p className={classes.dim}>{word(attentionHelp, one.kind)}</p>
        </li>
      ))}
    </ul>
  );
}
