/** Why a manager has to look at a domain order, in words. */
import { useLingui } from "@lingui/react/macro";
import { IconEyeExclamation } from "@tabler/icons-react";
import classes from "~/components/attention/attention.module.css";
import { attentionHelp, attentionWords } from "~/components/attention/words";
import { useWord } from "~/components/useWord";

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
