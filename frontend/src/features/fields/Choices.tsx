/** The values of a list: what is kept, and what people read in both languages. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Stack, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import classes from "~/features/fields/fields.module.css";
import { type ChoiceDraft, keyFrom } from "~/features/fields/model";
import { messageAt, type Problem } from "~/lib/problems";

interface ChoicesProps {
  choices: readonly ChoiceDraft[];
  onChange: (choices: ChoiceDraft[]) => void;
  problems: readonly Problem[];
}

const blank: ChoiceDraft = { value: "", label: { en: "", ptBr: "" } };

export function Choices({ choices, onChange, problems }: ChoicesProps) {
  const { t } = useLingui();
  const change = (place: number, part: Partial<ChoiceDraft>) =>
    onChange(choices.map((choice, at) => (at === place ? { ...choice, ...part } : choice)));
  const whole = problems.find(({ path }) => path[0] === "choices" && path.length === 1)?.message;
  return (
    <Stack gap="xs" role="group" aria-label={t`Values`}>
      <div style={{ fontWeight: 600 }}>
        <Trans>Values</Trans>
      </div>
      {whole && (
        <div role="alert" style={{ color: "var(--tone-bad-text)", fontSize: 12 }}>
          {whole}
        </div>
      )}
      {choices.map((choice, place) => {
        const number = place + 1;
        const at = String(place);
        return (
          <div key={place} className={classes.choice}>
            <TextInput
              aria-label={t`Value ${number}, English`}
              placeholder={t`English`}
              value={choice.label.en}
              error={messageAt(problems, "choices", at, "label", "en")}
              onChange={(event) => {
                const en = event.currentTarget.value;
                const follows = choice.value === keyFrom(choice.label.en);
                change(place, { label: { ...choice.label, en }, ...(follows ? { value: keyFrom(en) } : {}) });
              }}
            />
            <TextInput
              aria-label={t`Value ${number}, Portuguese`}
              placeholder={t`Portuguese`}
              value={choice.label.ptBr}
              error={messageAt(problems, "choices", at, "label", "pt_br")}
              onChange={(event) => change(place, { label: { ...choice.label, ptBr: event.currentTarget.value } })}
            />
            <TextInput
              aria-label={t`Value ${number}, as it is kept`}
              placeholder={t`Kept as`}
              value={choice.value}
              error={messageAt(problems, "choices", at, "value")}
              onChange={(event) => change(place, { value: event.currentTarget.value })}
            />
            <ActionIcon
              aria-label={t`Remove value ${number}`}
              onClick={() => onChange(choices.filter((_one, index) => index !== place))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </div>
        );
      })}
      <div>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...choices, blank])}
        >
          <Trans>Add a value</Trans>
        </Button>
      </div>
    </Stack>
  );
}
