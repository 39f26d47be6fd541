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
          <EffectLine effect={effect} />{" "}
          <button type="button" className={classes.link} onClick={() => onGo(effect.node)}>
            {nameOf(flow, effect.node)}
          </button>
        </li>
      ))}
    </ul>
  );
}

const told = (value: unknown): string => (value === null || value === undefined ? "" : String(value));

function EffectLine({ effect }: { effect: Effect }): ReactNode {
  const { t } = useLingui();
  const word = useWord();
  const line = lines[effect.type];
  if (line) return line({ effect, t, word });
  return <code>{effect.type}</code>;
}

interface Told {
  effect: Effect;
  t: ReturnType<typeof useLingui>["t"];
  word: ReturnType<typeof useWord>;
}

const lines: Record<string, (told: Told) => ReactNode> = {
  OpenTask: ({ effect }) => <OpenTask effect={effect} />,
  Await: ({ effect }) => <Awaited effect={effect} />,
  Lookup: ({ effect, t }) => t`Looks something up (${told(effect["source"])}):`,
  WriteCharacteristics: ({ effect }) => {
    const values = (effect["values"] ?? {}) as Record<string, unknown>;
    const count = Object.keys(values).length;
    return (
      <>
        <Plural value={count} one="Writes # characteristic:" other="Writes # characteristics:" />
        <Values values={values} />
      </>
    );
  },
  SendNotification: ({ effect, t }) =>
    effect["channel"] === "email"
      ? t`Sends “${textOf(effect["title"] as Text)}” by e-mail to ${told(effect["to"])}:`
      : effect["channel"] === "webhook"
        ? t`Calls the webhook ${told(effect["to"])}:`
        : t`Notifies ${told(effect["to"])}: “${textOf(effect["title"] as Text)}”:`,
  ReachMilestone: ({ effect, t }) =>
    effect["point_of_no_return"]
      ? t`Reaches “${textOf(effect["name"] as Text)}”, the point of no return:`
      : t`Reaches the milestone “${textOf(effect["name"] as Text)}”:`,
  Decompose: ({ t }) => t`Looks at deferrals again:`,
  RaiseFallout: ({ effect, t, word }) => t`Raises a fallout (${word(falloutTypeWords, told(effect["fallout_type"]))}), ${told(effect["text"])}:`,
  RetryTask: ({ t }) => t`Tries the task once more:`,
  SetJeopardy: ({ effect, t }) => t`Sets the jeopardy to ${told(effect["level"])}, ${told(effect["reason"])}:`,
  Assign: ({ effect, t }) => t`Assigns to ${told(effect["person"]) || told(effect["group"])}:`,
  SetPriority: ({ effect, t, word }) => t`Sets the priority to ${word(priorityWords, told(effect["priority"]))}:`,
};

function OpenTask({ effect }: { effect: Effect }) {
  const { t } = useLingui();
  const [group, operation, duration] = [told(effect["group"]), told(effect["operation"]), told(effect["duration"])];
  if (effect["kind"] === "automated") return t`Calls the operation ${operation}:`;
  const length = duration ? `, ${durationText(duration)}` : "";
  if (effect["kind"] === "approval") return t`Asks ${group} to approve${length}:`;
  if (effect["kind"] === "work_order") return t`Sends a technician of ${group}${length}:`;
  return group ? t`Opens a task for ${group}${length}:` : t`Opens a task:`;
}

function Awaited({ effect }: { effect: Effect }) {
  const { t } = useLingui();
  const [after, until] = [told(effect["after"]), told(effect["until"])];
  switch (effect["kind"]) {
    case "time":
      return after ? t`Waits ${durationText(after)}:` : t`Waits until ${until}:`;
    case "event":
      return t`Waits for the event ${told(effect["event"])}:`;
    case "condition":
      return t`Waits until a condition holds:`;
    default:
      return t`Waits for another order:`;
  }
}
