/** The values of a list: what is kept, and what people read. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import classes from "~/features/forms/forms.module.css";
import { type Choice, type Form, setField } from "~/features/forms/model/form";
import { messageAt, type Problem } from "~/lib/problems";
import type { Edits } from "~/lib/useEdits";

interface ChoiceRowsProps {
  edits: Edits<Form>;
  place: number;
  problems: readonly Problem[];
  readOnly: boolean;
}

export function ChoiceRows({ edits, place, problems, readOnly }: ChoiceRowsProps) {
  const { t } = useLingui();
  const allowed = edits.value.fields[place]?.allowed ?? [];
  const set = (change: (choices: Choice[]) => Choice[], merge?: string) =>
    edits.edit((form) => setField(form, place, { allowed: change(form.fields[place]?.allowed ?? []) }), merge);
  const patch = (at: number, choice: Choice, merge: string) => set((all) => all.toSpliced(at, 1, choice), `${place}.${at}.${merge}`);
  const errorOf = (at: number, ...path: string[]) => messageAt(problems, "fields", String(place), "allowed", String(at), ...path);
  const whole = problems.find(({ path }) => path.length === 3 && path[1] === String(place) && path[2] === "allowed");
  return (
    <fieldset className={classes.choices}>
      <legend className={classes.legend}>
        <Trans>Values</Trans>
      </legend>
      {whole && <p className={classes.bad}>{whole.message}</p>}
      {allowed.map((choice, at) => (
        <div key={at} className={classes.choice} role="group" aria-label={t`Value ${at + 1}`}>
          <TextInput
            aria-label={t`Kept as`}
            placeholder={t`Kept as`}
            readOnly={readOnly}
            value={String(choice.value ?? "")}
            error={errorOf(at, "value")}
            onChange={(event) => patch(at, { ...choice, value: event.currentTarget.value }, "value")}
          />
          {(["en", "pt-BR"] as const).map((language) => (
            <TextInput
              key={language}
              aria-label={language === "en" ? t`Label (English)` : t`Label (Portuguese)`}
              placeholder={language === "en" ? t`English` : t`Portuguese`}
              readOnly={readOnly}
              value={choice.label[language] ?? ""}
              error={errorOf(at, "label", language)}
              onChange={(event) => patch(at, { ...choice, label: { ...choice.label, [language]: event.currentTarget.value } }, language)}
            />
          ))}
          {!readOnly && (
            <div className={classes.choiceVerbs}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t`Move value ${at + 1} up`}
                disabled={at === 0}
                onClick={() => set((all) => all.toSpliced(at, 1).toSpliced(at - 1, 0, choice))}
              >
                <IconArrowUp size={14} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t`Move value ${at + 1} down`}
                disabled={at === allowed.length - 1}
                onClick={() => set((all) => all.toSpliced(at, 1).toSpliced(at + 1, 0, choice))}
              >
                <IconArrowDown size={14} aria-hidden />
              </ActionIcon>
              <ActionIcon variant="subtle" color="gray" aria-label={t`Remove value ${at + 1}`} onClick={() => set((all) => all.toSpliced(at, 1))}>
                <IconTrash size={14} aria-hidden />
              </ActionIcon>
            </div>
          )}
        </div>
      ))}
      {!readOnly && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => set((all) => [...all, { value: `value_${all.length + 1}`, label: { en: t`Value ${all.length + 1}` } }])}
        >
          <Trans>Add a value</Trans>
        </Button>
      )}
    </fieldset>
  );
}
