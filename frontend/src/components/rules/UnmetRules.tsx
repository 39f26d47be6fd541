/** Rules between products that an order does not meet: a warning to whoever approves it, and what keeps it from closing. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { IconAlertTriangle, IconLock } from "@tabler/icons-react";
import { useState } from "react";
import classes from "~/components/rules/rules.module.css";

export interface UnmetRule {
  rule: string;
  message: { text: string };
  line?: { id: string; number: string } | null | undefined;
}

interface UnmetRulesProps {
  rules: readonly UnmetRule[];
  /** The order's state by the enum's name. */
  state: string;
}

const fewRules = 5;
/** From here on nobody approves it any more; it works towards its end. */
const inFulfillment = new Set(["ACKNOWLEDGED", "SCHEDULED", "IN_PROGRESS", "ON_HOLD", "AWAITING_INFORMATION", "REVISING"]);

export function UnmetRules({ rules, state }: UnmetRulesProps) {
  const { t } = useLingui();
  const [all, setAll] = useState(false);
  if (rules.length === 0) return null;
  const blocking = inFulfillment.has(state);
  const shown = all ? rules : rules.slice(0, fewRules);
  const left = rules.length - shown.length;
  return (
    <div role="note" className={classes.notice} data-blocking={blocking || undefined} aria-label={t`Rules between products`}>
      <p>
        {blocking ? <IconLock size={15} aria-hidden /> : <IconAlertTriangle size={15} aria-hidden />}
        <strong>
          {blocking ? (
            <Trans>Work goes on, but the order can’t close while these products don’t go together:</Trans>
          ) : (
            <Trans>These products don’t go together. The order may be approved, but it won’t close before they do:</Trans>
          )}
        </strong>
      </p>
      <ul>
        {shown.map((one) => (
          <li key={`${one.line?.id ?? ""}:${one.rule}:${one.message.text}`}>
            {one.line && <Trans>Line {one.line.number}: </Trans>}
            {one.message.text}
          </li>
        ))}
      </ul>
      {left > 0 && (
        <button type="button" onClick={() => setAll(true)}>
          <Plural value={left} one="Show # more" other="Show # more" />
        </button>
      )}
    </div>
  );
}
