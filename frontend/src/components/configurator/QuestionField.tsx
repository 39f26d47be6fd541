/** One question of a configurator: what may be chosen, what may not and why, and who gave the answer that stands. */
import { Trans, useLingui } from "@lingui/react/macro";
import { IconLock, IconSparkles } from "@tabler/icons-react";
import classes from "~/components/configurator/configurator.module.css";
import { Chips, Field, SelectInput, TextInput } from "~/components/configurator/fields";
import type { Question } from "~/components/configurator/model";
import { TypedField } from "~/components/configurator/TypedField";

export interface QuestionFieldProps {
  question: Question;
  value: unknown;
  error?: string | undefined;
  onAnswer: (value: unknown) => void;
}

const fewChoices = 6;
const shortLabels = 72;
const code = (value: unknown) => (value === null || value === undefined ? "" : JSON.stringify(value));

/** Few short choices lie open; many are a list. */
const liesOpen = ({ choices, most }: Question) =>
  most > 1 || (choices.length <= fewChoices && choices.reduce((sum, one) => sum + one.label.length, 0) <= shortLabels);

export function QuestionField(props: QuestionFieldProps) {
  const { question, error } = props;
  const choices = question.choices.length > 0;
  const open = choices && liesOpen(question);
  return (
    <div>
      <Field
        label={question.unit ? `${question.name} (${question.unit})` : question.name}
        help={question.help}
        error={error}
        required={question.mandatory}
        group={open || (!choices && question.valueType === "BOOLEAN")}
      >
        {(ids) => (open ? <Open {...props} {...ids} /> : choices ? <Listed {...props} {...ids} /> : <TypedField {...props} {...ids} />)}
      </Field>
      {choices && !question.readOnly && <Blocked question={question} />}
      {!choices && <Bounds question={question} />}
      <Origin question={question} value={props.value} />
    </div>
  );
}

type WithIds = QuestionFieldProps & { id: string; described: string | undefined };

function Open({ question, value, onAnswer, id, described }: WithIds) {
  const several = question.most > 1;
  const chosen = several && Array.isArray(value) ? value : [];
  const full = chosen.length >= question.most;
  const press = (next: string) => {
    if (!several) return onAnswer(JSON.parse(next));
    const without = chosen.filter((one) => code(one) !== next);
    return onAnswer(without.length < chosen.length ? without : [...chosen, JSON.parse(next)]);
  };
  return (
    <Chips
      id={id}
      described={described}
      several={several}
      chosen={chosen.map(code)}
      value={code(value)}
      onValue={press}
      options={question.choices.map((one) => {
        const taken = several ? chosen.some((each) => code(each) === code(one.value)) : code(value) === code(one.value);
        return {
          value: code(one.value),
          label: one.label,
          title: one.because?.message,
          disabled: !taken && (!one.selectable || (several && full)),
        };
      })}
    />
  );
}

function Listed({ question, value, error, onAnswer, id, described }: WithIds) {
  const { t } = useLingui();
  if (question.readOnly) {
    const shown = question.choices.find((one) => code(one.value) === code(value))?.label ?? "";
    return <TextInput type="text" id={id} described={described} value={shown} onValue={() => {}} disabled />;
  }
  return (
    <SelectInput
      id={id}
      described={described}
      invalid={error !== undefined}
      empty={question.mandatory && code(value) !== "" ? undefined : t`Choose`}
      value={code(value)}
      onValue={(next) => onAnswer(next === "" ? null : JSON.parse(next))}
      options={question.choices.map((one) => ({ value: code(one.value), label: one.label, disabled: !one.selectable }))}
    />
  );
}

/** Why choices are taken away: one sentence for all that have the same reason. */
function Blocked({ question }: { question: Question }) {
  const byMessage = new Map<string, string[]>();
  for (const { selectable, because, label } of question.choices) {
    if (!selectable && because) byMessage.set(because.message, [...(byMessage.get(because.message) ?? []), label]);
  }
  return [...byMessage].map(([message, labels]) => (
    <p key={message} className={classes.why}>
      <IconLock size={12} aria-hidden /> <strong>{labels.join(", ")}</strong>: {message}
    </p>
  ));
}

function Bounds({ question }: { question: Question }) {
  const { minimum, maximum, step } = question;
  if (question.readOnly || (minimum === null && maximum === null)) return null;
  const rule = question.because.find(({ message }) => message);
  return (
    <p className={classes.note}>
      {minimum !== null && maximum !== null ? (
        <Trans>
          {minimum} to {maximum}
        </Trans>
      ) : minimum !== null ? (
        <Trans>at least {minimum}</Trans>
      ) : (
        <Trans>at most {maximum}</Trans>
      )}
      {step !== null && (
        <>
          {", "}
          <Trans>in steps of {step}</Trans>
        </>
      )}
      {rule && question.origin !== "RULE" && ` · ${rule.message}`}
    </p>
  );
}

/** Said only where it is not the buyer's own doing. */
function Origin({ question, value }: { question: Question; value: unknown }) {
  if (question.origin !== "RULE" || code(value) !== code(question.value)) return null;
  const reason = question.because[0]?.message;
  return (
    <p className={classes.why}>
      {question.readOnly ? <IconLock size={12} aria-hidden /> : <IconSparkles size={12} aria-hidden />}{" "}
      {question.readOnly ? <Trans>Set by a rule: {reason}</Trans> : <Trans>Proposed by a rule: {reason}</Trans>}
    </p>
  );
}
