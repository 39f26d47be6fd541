/** One line of the choice: its questions, and the parts that can be in it. */
import { Trans } from "@lingui/react/macro";
import { childrenOf, type ConfiguredLine, type Question, removeLine } from "~/components/configurator/model";
import { Parts } from "~/features/portal/shop/Parts";
import { QuestionField } from "~/features/portal/shop/QuestionField";
import classes from "~/features/portal/shop/shop.module.css";
import { Button } from "~/features/portal/ui/Button";
import type { DraftLine } from "~/lib/draft";
import { messageAt, type Problem } from "~/lib/problems";

interface LineQuestionsProps {
  line: ConfiguredLine;
  lines: readonly DraftLine[];
  problems: readonly Problem[];
  onLines: (lines: readonly DraftLine[], added?: string) => void;
}

/** What only the house finds out has no answer yet, and the customer can give none. */
const isForLater = ({ readOnly, value }: Question): boolean => readOnly && (value === null || value === undefined);

export function LineQuestions({ line, lines, problems, onLines }: LineQuestionsProps) {
  const own = lines.find((one) => one.number === line.number);
  const index = lines.findIndex((one) => one.number === line.number);
  const asked = line.questions.filter((question) => !question.hidden && !isForLater(question));
  const parent = lines.find((one) => one.number === line.parentNumber);
  const several = parent ? childrenOf(lines, parent.number, line.offering).length > 1 : false;
  if (asked.length === 0 && line.parts.length === 0) return null;
  return (
    <section className={classes.line} aria-label={line.name}>
      {line.parentNumber && (
        <div className={classes.lineHead}>
          <h2>{line.name}</h2>
          {several && (
            <Button look="quiet" onClick={() => onLines(removeLine(lines, line.number))}>
              <Trans>Take away</Trans>
            </Button>
          )}
        </div>
      )}
      {asked.map((question) => (
        <QuestionField
          key={question.key}
          question={question}
          line={own}
          error={messageAt(problems, "lines", String(index), "characteristics", question.key)}
          onLines={onLines}
          lines={lines}
        />
      ))}
      {line.parts.length > 0 && own && <Parts line={line} own={own} lines={lines} onLines={onLines} />}
    </section>
  );
}
