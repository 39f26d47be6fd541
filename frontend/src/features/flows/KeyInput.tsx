/** The field of a key: checked as it is written, with a free one to take instead. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, TextInput } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import type { KeyField } from "~/features/flows/useKeyAdvice";

export function KeyInput({ field, refused }: { field: KeyField; refused?: string | undefined }) {
  const { t } = useLingui();
  const error = refused ?? field.problem ?? (field.taken ? t`This key is taken.` : undefined);
  return (
    <div>
      <TextInput
        label={<Trans>Key</Trans>}
        description={<Trans>Others name it by this, and it stays as it is.</Trans>}
        required
        maxLength={80}
        spellCheck={false}
        value={field.value}
        error={error}
        rightSection={!error && field.free ? <IconCheck size={15} color="var(--tone-good-text)" aria-label={t`This key is free`} /> : null}
        onChange={(event) => field.set(event.currentTarget.value)}
      />
      {error && field.suggestion && (
        <Button variant="subtle" size="compact-sm" mt={4} onClick={() => field.set(field.suggestion ?? "")}>
          <Trans>Take {field.suggestion}</Trans>
        </Button>
      )}
    </div>
  );
}
