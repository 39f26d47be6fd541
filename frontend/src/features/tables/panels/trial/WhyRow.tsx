/** Why one row answers or does not: its status in words and the verdict on each of its cells. */
import { useLingui } from "@lingui/react/macro";
import { UnstyledButton } from "@mantine/core";
import { IconCheck, IconQuestionMark, IconX, type TablerIcon } from "@tabler/icons-react";
import classes from "~/features/tables/panels/panels.module.css";
import type { Explanation, RowTrace } from "~/features/tables/panels/queries";
import type { Said } from "~/features/tables/panels/useSaid";

interface WhyProps {
  trace: RowTrace;
  answer: Explanation;
  said: Said;
  onGo: ((column?: string) => void) | undefined;
}

export type RowTone = "good" | "warn" | "bad" | "neutral";

export const toneOf = (status: string): RowTone =>
  status === "answers" ? "good" : status === "conflict" ? "bad" : status === "later" || status === "lost" ? "warn" : "neutral";

export function useReason(said: Said, { inputs, matched }: Explanation): (trace: RowTrace) => string {
  const { t } = useLingui();
  return ({ status, failing, cells, reason }) => {
    const winner = matched[0] ? said.row(matched[0]) : "";
    switch (status) {
      case "answers":
        return t`matches, and answers`;
      case "conflict":
        return t`matches together with others, where one answer is wanted`;
      case "later":
        return t`matches, but ${winner} stands before it`;
      case "lost":
        return t`matches, but the answer of ${winner} is more important`;
      case "disabled":
        return t`is switched off`;
      case "not_valid":
        return t`is not valid on this day`;
    }
    const cell = cells.find((one) => one.column === failing);
    const input = inputs.find((one) => one.id === failing);
    if (!cell || !input) return input?.problem ?? reason;
    return t`${said.column(cell.column)} is ${said.value(input.value)}, not ${cell.text}`;
  };
}

const verdicts: Record<"yes" | "no" | "unknown", TablerIcon> = { yes: IconCheck, no: IconX, unknown: IconQuestionMark };

export function WhyRow({ trace, answer, said, onGo }: WhyProps) {
  const { t } = useLingui();
  const reason = useReason(said, answer);
  const told = { yes: t`holds`, no: t`does not hold`, unknown: t`can't be said` };
  return (
    <li className={classes.why} data-tone={toneOf(trace.status)}>
      <div>
        {onGo ? (
          <UnstyledButton className={classes.whyRow} onClick={() => onGo(trace.failing ?? undefined)}>
            {said.row(trace.row)}
          </UnstyledButton>
        ) : (
          <strong>{said.row(trace.row)}</strong>
        )}{" "}
        {reason(trace)}
      </div>
      <ul className={classes.verdicts}>
        {trace.cells.filter((cell) => cell.text !== "-").map((cell) => {
          const verdict = cell.verdict === true ? "yes" : cell.verdict === false ? "no" : "unknown";
          const Icon = verdicts[verdict];
          return (
            <li key={cell.column} data-verdict={verdict} title={`${said.column(cell.column)}: ${cell.text}`}>
              <Icon size={12} aria-label={told[verdict]} /> {said.column(cell.column)} <code>{cell.text}</code>
            </li>
          );
        })}
      </ul>
    </li>
  );
}
