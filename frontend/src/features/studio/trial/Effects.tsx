/** What a real run would have done outside of itself, in words. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useWord } from "~/components/useWord";
import { falloutTypeWords, priorityWords } from "~/components/words";
import { durationText } from "~/features/studio/duration";
import type { Flow } from "~/features/studio/model/document";
import { nameOf } from "~/features/studio/trial/StepList";
import classes from "~/features/studio/trial/trial.module.css";
import { Values } from "~/features/studio/trial/Values";
import { type Text, textOf } from "~/lib/text";

export interface Effect {
  type: string;
  node: string;
  [fact: string]: unknown;
}

/** The way a run goes and ends is shown elsewhere. */
const inner = new Set(["Succeed", "Fail", "Withdraw"]);

export function Effects({ flow, effects, onGo }: { flow: Flow; effects: readonly Effect[]; onGo: (address: string) => void }) {
  const shown = effects.filter(({ type }) => !inner.has(type));
  if (shown.length === 0) {
    return (
      <p className={classes.dim}>
        <Trans>Nothing would have happened outside of the flow.</Trans>
      </p>
    );
  }
  return (
    <ul className={classes.list}>
      {shown.map((effect, index) => (
        <li key={`${effect.node}-${effect.type}-${index}`}>
          <button type="button" className={classes.link} onClick={() => onGo(effect.node)}>
            {nameOf(flow, effect.node)}
          </button>
          <div className={classes.nested}>
            <EffectLine effect={effect} />
          </div>
        </li>
      ))}
    </ul>
  );
}

const told = (value: unknown): string => (value === null || value === undefined ? "" : String(value));

function EffectLine({ effect }: { effect: Effect }): ReactNode {
  const { t } = useLingui();
  const word = useWord();
  const to = told(effect["to"]);
  const name = textOf(effect["name"] as Text);
  switch (effect.type) {
    case "OpenTask":
      return <OpenTask effect={effect} />;
    case "Await":
      return <Awaited effect={effect} />;
    case "Lookup":
      return t`Looks something up (${told(effect["source"])})`;
    case "WriteCharacteristics":
      return <Written values={(effect["values"] ?? {}) as Record<string, unknown>} />;
    case "SendNotification":
      return <Notice channel={told(effect["channel"])} to={to} title={textOf(effect["title"] as Text)} />;
    case "ReachMilestone":
      return effect["point_of_no_return"] ? t`Reaches “${name}”, the point of no return` : t`Reaches the milestone “${name}”`;
    case "Decompose":
      return t`Looks at deferrals again`;
    case "RaiseFallout":
      return t`Raises a fallout (${word(falloutTypeWords, told(effect["fallout_type"]))}): ${told(effect["text"])}`;
    case "RetryTask":
      return t`Tries the task once more`;
    case "SetJeopardy":
      return t`Sets the jeopardy to ${told(effect["level"])}: ${told(effect["reason"])}`;
    case "Assign":
      return t`Assigns to ${told(effect["person"]) || told(effect["group"])}`;
    case "SetPriority":
      return t`Sets the priority to ${word(priorityWords, told(effect["priority"]))}`;
    default:
      return <code>{effect.type}</code>;
  }
}

function Written({ values }: { values: Record<string, unknown> }) {
  return (
    <>
      <Plural value={Object.keys(values).length} one="Writes # characteristic" other="Writes # characteristics" />
      <Values values={values} />
    </>
  );
}

function Notice({ channel, to, title }: { channel: string; to: string; title: string }) {
  const { t } = useLingui();
  if (channel === "email") return t`Sends “${title}” by e-mail to ${to}`;
  return channel === "webhook" ? t`Calls the webhook ${to}` : t`Notifies ${to}: “${title}”`;
}

function OpenTask({ effect }: { effect: Effect }) {
  const { t } = useLingui();
  const [group, operation, duration] = [told(effect["group"]), told(effect["operation"]), told(effect["duration"])];
  if (effect["kind"] === "automated") return t`Calls the operation ${operation}`;
  const length = duration ? `, ${durationText(duration)}` : "";
  if (effect["kind"] === "approval") return t`Asks ${group} to approve${length}`;
  if (effect["kind"] === "work_order") return t`Sends a technician of ${group}${length}`;
  return group ? t`Opens a task for ${group}${length}` : t`Opens a task`;
}

function Awaited({ effect }: { effect: Effect }) {
  const { t } = useLingui();
  const [after, until] = [told(effect["after"]), told(effect["until"])];
  switch (effect["kind"]) {
    case "time":
      return after ? t`Waits ${durationText(after)}` : t`Waits until ${until}`;
    case "event":
      return t`Waits for the event ${told(effect["event"])}`;
    case "condition":
      return t`Waits until a condition holds`;
    default:
      return t`Waits for another order`;
  }
}
