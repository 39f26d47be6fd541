/** One question in the control that suits a thumb: few choices lie open, many in a list; numbers, dates and yes or no. */
import { Trans, useLingui } from "@lingui/react/macro";
import { type Question, setAnswer, shownValue } from "~/components/configurator/model";
import classes from "~/features/portal/shop/shop.module.css";
import { Check, Choices, SelectField, TextField } from "~/features/portal/ui/fields";
import type { DraftLine } from "~/lib/draft";

const FEW = 4;

interface QuestionFieldProps {
  question: Question;
  line: DraftLine | undefined;
  lines: readonly DraftLine[];
  error: string | undefined;
  onLines: (lines: readonly DraftLine[]) => void;
}

export function QuestionField({ question, line, lines, error, onLines }: QuestionFieldProps) {
  const value = shownValue(question, line);
  const say = (given: unknown) => line && onLines(setAnswer(lines, line.number, question.key, given));
  const why = question.because.map(({ message }) => message).join(" ");
  return (
    <>
      <Control question={question} value={value} error={error} say={say} />
      {why && <p className={classes.why}>{why}</p>}
    </>
  );
}

function Control({ question, value, error, say }: { question: Question; value: unknown; error: string | undefined; say: (given: unknown) => void }) {
  const { t } = useLingui();
  const label = question.unit ? `${question.name} (${question.unit})` : question.name;
  const around = { label, help: question.help, error };
  const disabled = question.readOnly;
  if (question.choices.length > 0 && question.most > 1) return <Several question={question} value={value} say={say} />;
  if (question.choices.length > 0 && question.choices.length <= FEW) {
    const options = question.choices.map((choice) => ({
      value: JSON.stringify(choice.value),
      label: choice.label,
      more: choice.because?.message,
      disabled: disabled || !choice.selectable,
    }));
    return <Choices {...around} options={options} value={JSON.stringify(value)} onChange={(given) => say(JSON.parse(given))} />;
  }
  if (question.choices.length > 0) {
    return (
      <SelectField {...around} required={question.mandatory} disabled={disabled} value={value === null || value === undefined ? "" : JSON.stringify(value)} onChange={(event) => say(event.currentTarget.value ? JSON.parse(event.currentTarget.value) : null)}>
        <option value="">{t`Choose`}</option>
        {question.choices.map((choice) => (
          <option key={JSON.stringify(choice.value)} value={JSON.stringify(choice.value)} disabled={!choice.selectable}>
            {choice.label}
          </option>
        ))}
      </SelectField>
    );
  }
  if (question.valueType === "BOOLEAN") {
    return <Check label={question.name} checked={value === true} disabled={disabled} onChange={(event) => say(event.currentTarget.checked)} />;
  }
  const numeric = question.valueType === "INTEGER" || question.valueType === "DECIMAL";
  return (
    <TextField
      {...around}
      type={question.valueType === "DATE" ? "date" : numeric ? "number" : "text"}
      inputMode={numeric ? "decimal" : undefined}
      min={question.minimum ?? undefined}
      max={question.maximum ?? undefined}
      step={question.step ?? (question.valueType === "INTEGER" ? 1 : "any")}
      required={question.mandatory}
      disabled={disabled}
      value={value === null || value === undefined ? "" : String(value)}
      onChange={({ currentTarget: { value: given } }) => say(numeric && given !== "" ? Number(given) : given)}
    />
  );
}

function Several({ question, value, say }: { question: Question; value: unknown; say: (given: unknown) => void }) {
  const chosen: unknown[] = Array.isArray(value) ? value : [];
  const has = (one: unknown) => chosen.some((other) => JSON.stringify(other) === JSON.stringify(one));
  return (
    <fieldset style={{ border: 0, padding: 0, margin: "12px 0", display: "grid", gap: 8 }}>
      <legend style={{ fontWeight: 600, padding: 0 }}>
        {question.name} <Trans>(at most {question.most})</Trans>
      </legend>
      {question.choices.map((choice) => (
        <Check
          key={JSON.stringify(choice.value)}
          label={choice.label}
          checked={has(choice.value)}
          disabled={question.readOnly || !choice.selectable || (!has(choice.value) && chosen.length >= question.most)}
          onChange={(event) => say(event.currentTarget.checked ? [...chosen, choice.value] : chosen.filter((one) => JSON.stringify(one) !== JSON.stringify(choice.value)))}
        />
      ))}
    </fieldset>
  );
}
