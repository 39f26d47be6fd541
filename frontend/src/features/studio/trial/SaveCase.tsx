/** Keeps what was tried as a case of the flow: its input, its answers, and what came of it as what is expected. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, Modal, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useClient } from "urql";
import { useStudio, useStudioStore } from "~/features/studio/store";
import { ExpectationFields } from "~/features/studio/trial/ExpectationFields";
import { addCase, type Expected } from "~/features/studio/trial/model/cases";
import { inputOf } from "~/features/studio/trial/input";
import type { DryRun } from "~/features/studio/trial/queries";
import { trialOf } from "~/features/studio/trial/state";
import classes from "~/features/studio/trial/trial.module.css";

export function SaveCase({ dryRun }: { dryRun: DryRun }) {
  const [open, setOpen] = useState(false);
  const readOnly = useStudio((state) => state.readOnly);
  if (readOnly) return null;
  return (
    <div className={classes.row}>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        <Trans>Save as a test case…</Trans>
      </Button>
      {open && <Dialog dryRun={dryRun} onClose={() => setOpen(false)} />}
    </div>
  );
}

function Dialog({ dryRun, onClose }: { dryRun: DryRun; onClose: () => void }) {
  const { t } = useLingui();
  const studio = useStudioStore();
  const client = useClient();
  const flow = useStudio((state) => state.doc.flow);
  const sample = useStudio((state) => state.sample);
  const [name, setName] = useState(sample?.label ?? "");
  const [expected, setExpected] = useState(() => dryRun.expected as Expected);
  const [readable, setReadable] = useState(true);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const save = async () => {
    setSaving(true);
    const input = await inputOf(client, flow, sample);
    setSaving(false);
    if (!input) return setFailure(t`The values of the sample can't be read now. Try again in a moment.`);
    const answers = dryRun.answers as Record<string, unknown>[];
    studio.getState().edit(t`Save a test case`, (draft) => void addCase(draft, { name: name.trim(), input, answers, expected }));
    trialOf(studio).setState({ shown: null });
    studio.getState().setPanel("tests");
    return onClose();
  };
  return (
    <Modal opened onClose={onClose} title={<Trans>Save as a test case</Trans>} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() && readable) void save();
        }}
      >
        <Stack gap="sm">
          <p className={classes.dim} style={{ margin: 0 }}>
            <Trans>The values of the sample are copied into the case, so that it holds when the record changes. Cases run before each publishing.</Trans>
          </p>
          <TextInput
            size="xs"
            label={t`What the case shows`}
            placeholder={t`e.g. A shop is surveyed and gets its address`}
            required
            maxLength={200}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <ExpectationFields
            flow={flow}
            expected={expected}
            onChange={(next, fits) => {
              setExpected(next);
              setReadable(fits);
            }}
          />
          {failure && (
            <Alert role="alert" variant="outline" color="red">
              {failure}
            </Alert>
          )}
          <div className={classes.row}>
            <Button type="submit" size="xs" loading={saving} disabled={!name.trim() || !readable}>
              <Trans>Save the case</Trans>
            </Button>
            <Button size="xs" variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
          </div>
        </Stack>
      </form>
    </Modal>
  );
}
