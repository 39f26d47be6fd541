/** What the flow asks for at one node, with a form to answer it: with values, simulated, or with an error on purpose. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Autocomplete, Button, SegmentedControl, TextInput } from "@mantine/core";
import { useState } from "react";
import { useQuery } from "urql";
import { useWord } from "~/components/useWord";
import { ValueField } from "~/components/ValueField";
import type { Flow } from "~/features/studio/model/document";
import { JsonField } from "~/features/studio/trial/JsonField";
import { errorsOf, filled, hasOutput, isTask, ownFields, simulatedAnswer, sortOf } from "~/features/studio/trial/model/question";
import type { Answer, Question } from "~/features/studio/trial/model/session";
import { TrialForm } from "~/features/studio/trial/queries";
import { nameOf } from "~/features/studio/trial/StepList";
import classes from "~/features/studio/trial/trial.module.css";
import { Values } from "~/features/studio/trial/Values";
import { questionWords } from "~/features/studio/trial/words";

interface QuestionCardProps {
  flow: Flow;
  question: Question;
  running: boolean;
  onAnswer: (answer: Answer) => void;
  onGo: () => void;
}

type Way = "values" | "json" | "error";

export function QuestionCard({ flow, question, running, onAnswer, onGo }: QuestionCardProps) {
  const { t } = useLingui();
  const word = useWord();
  const fields = useFields(question);
  const [way, setWay] = useState<Way>(fields.length > 0 || isTask(question) ? "values" : "json");
  const [values, setValues] = useState<Record<string, unknown>>({});
  const [json, setJson] = useState<unknown>(() => simulatedAnswer(question));
  const [error, setError] = useState({ code: errorsOf(question)[0] ?? "", message: "" });
  const place = { node: question.node, visit: question.visit };
  const answer = () => {
    if (way === "error") return onAnswer({ ...place, error: error.code, ...(error.message ? { message: error.message } : {}) });
    const output = way === "json" ? json : filled(values);
    return onAnswer({ ...place, output: hasOutput(question) ? (output as Record<string, unknown>) : {} });
  };
  const ways = [
    ...(fields.length > 0 ? [{ value: "values", label: t`Form` }] : []),
    ...(hasOutput(question) ? [{ value: "json", label: t`JSON` }] : []),
    ...(errorsOf(question).length > 0 ? [{ value: "error", label: t`Error` }] : []),
  ];
  const shown: Way = way === "values" && fields.length === 0 ? (hasOutput(question) ? "json" : "values") : way;
  const name = nameOf(flow, question.node);
  const ready = shown === "error" ? error.code !== "" : shown === "json" ? json !== undefined : true;
  return (
    <form
      className={classes.card}
      aria-label={t`Answer for ${name}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) answer();
      }}
    >
      <div className={classes.head}>
        <button type="button" className={classes.link} onClick={onGo}>
          <strong>{name}</strong>
        </button>
        {ways.length > 1 && (
          <SegmentedControl size="xs" aria-label={t`Answer with`} value={shown} data={ways} onChange={(next) => setWay(next as Way)} />
        )}
      </div>
      <p className={classes.dim}>{word(questionWords, sortOf(question))}</p>
      <Asked question={question} />
      {shown === "values" &&
        fields.map((spec) => (
          <ValueField
            key={spec.name}
            spec={{ ...spec, mandatory: false }}
            value={values[spec.name] ?? null}
            onChange={(value) => setValues((before) => ({ ...before, [spec.name]: value }))}
          />
        ))}
      {shown === "json" && <JsonField label={t`Output`} value={json} onChange={setJson} />}
      {shown === "error" && (
        <>
          <Autocomplete
            size="xs"
            label={t`Code of the error`}
            data={errorsOf(question)}
            value={error.code}
            onChange={(code) => setError((before) => ({ ...before, code }))}
          />
          <TextInput
            size="xs"
            label={t`Message`}
            value={error.message}
            onChange={(event) => {
              const message = event.currentTarget.value;
              setError((before) => ({ ...before, message }));
            }}
          />
        </>
      )}
      <div className={classes.row}>
        <Button type="submit" size="xs" loading={running} disabled={!ready}>
          {shown === "error" ? <Trans>Fail here</Trans> : hasOutput(question) ? <Trans>Answer</Trans> : <Trans>Let the time pass</Trans>}
        </Button>
        {hasOutput(question) && (
          <Button size="xs" variant="default" disabled={running} onClick={() => onAnswer({ ...place, output: simulatedAnswer(question) })}>
            <Trans>Simulate</Trans>
          </Button>
        )}
      </div>
    </form>
  );
}

/** The fields of the form that the task names, and those that its kind adds. */
function useFields(question: Question) {
  const { t } = useLingui();
  const key = typeof question.asked["form"] === "string" ? question.asked["form"] : "";
  const [{ data }] = useQuery({ query: TrialForm, variables: { key }, pause: key === "" });
  const own = ownFields(question, { decision: t`Decision`, approved: t`Approve`, rejected: t`Reject`, reason: t`Reason` });
  const taken = new Set(own.map(({ name }) => name));
  const asked = (key && data?.form?.fields ? data.form.fields : [])
    .filter((field) => !taken.has(field.key))
    .map(({ key: name, label, help, type, required, allowed }) => ({
      name, label: label.text, help: help?.text, valueType: type, mandatory: required, allowed: allowed ?? null,
    }));
  return [...own, ...asked];
}

/** What is asked for, in the few facts that matter to whoever answers. */
function Asked({ question }: { question: Question }) {
  const { t } = useLingui();
  const facts: Record<string, string> = {
    group: t`Group`, operation: t`Operation`, input: t`Given`, query: t`Looks for`, after: t`After`, until: t`Until`, event: t`Event`,
    correlation: t`About`, related: t`Which order`,
  };
  const { input, ...others } = Object.fromEntries(
    Object.entries(facts)
      .map(([name, label]) => [name, label, question.asked[name]] as const)
      .filter(([, , value]) => value !== null && value !== undefined && (typeof value !== "object" || Object.keys(value).length > 0))
      .map(([name, label, value]) => [name, { label, value }]),
  );
  const shown = Object.fromEntries(Object.values(others).map(({ label, value }) => [label, value]));
  return (
    <>
      {Object.keys(shown).length > 0 && <Values values={shown} />}
      {input && <Values values={input.value} />}
    </>
  );
}
