/** What holds for all rows, where no column says otherwise: one account for the whole file, say. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Select, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { Choices } from "~/features/imports/Columns";
import classes from "~/features/imports/imports.module.css";
import type { Draft } from "~/features/imports/mapping";

export function Constants({ draft, choices, change }: { draft: Draft; choices: Choices; change: (draft: Draft) => void }) {
  const { t } = useLingui();
  const set = (place: number, given: Partial<Draft["constants"][number]>) =>
    change({ ...draft, constants: draft.constants.map((one, at) => (at === place ? { ...one, ...given } : one)) });
  return (
    <section aria-label={t`For all rows`}>
      <h2><Trans>For all rows</Trans></h2>
      {draft.constants.map((one, place) => (
        <div key={place} className={classes.actions}>
          <Select
            aria-label={t`What holds for all rows, ${place + 1}`}
            searchable
            allowDeselect={false}
            data={choices}
            value={one.target || null}
            onChange={(value) => set(place, { target: value ?? "" })}
          />
          <TextInput aria-label={t`Value, ${place + 1}`} value={one.value} onChange={(event) => set(place, { value: event.currentTarget.value })} />
          <ActionIcon variant="subtle" size="lg" aria-label={t`Remove`} onClick={() => change({ ...draft, constants: draft.constants.filter((_, at) => at !== place) })}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        mt="xs"
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => change({ ...draft, constants: [...draft.constants, { target: "account", value: "" }] })}
      >
        <Trans>One value for all rows</Trans>
      </Button>
    </section>
  );
}
