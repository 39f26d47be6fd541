/** Edits a saved case: its name, what it is given, how it is answered, and what is to come of it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Modal, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import type { FlowTest } from "~/features/studio/model/document";
import { useStudio, useStudioStore } from "~/features/studio/store";
import { ExpectationFields } from "~/features/studio/trial/ExpectationFields";
import { JsonField } from "~/features/studio/trial/JsonField";
import { changeCase, type Expected, tidied } from "~/features/studio/trial/model/cases";
import { useTests } from "~/features/studio/trial/tests";
import classes from "~/features/studio/trial/trial.module.css";

export function CaseEditor({ test, onClose }: { test: FlowTest; onClose: () => void }) {
  const { t } = useLingui();
  const studio = useStudioStore();
  const flow = useStudio((state) => state.doc.flow);
  const came = useTests((state) => state.results.get(test.id)?.result);
  const [name, setName] = useState(test.name);
  const [input, setInput] = useState<unknown>(test.input ?? {});
  const [answers, setAnswers] = useState<unknown>(test.answers ?? []);
  const [expected, setExpected] = useState<Expected>((test.expected ?? {}) as Expected);
  const [readable, setReadable] = useState(true);
  const [taken, setTaken] = useState(0);
  const ready = name.trim() !== "" && input !== undefined && answers !== undefined && readable;
  const save = () => {
    const change = {
      name: name.trim(), input: input as Record<string, unknown>, answers: answers as Record<string, unknown>[], expected: tidied(expected),
    };
    studio.getState().edit(t`Edit a test case`, (draft) => changeCase(draft, test.id, change));
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={<Trans>Test case</Trans>} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) save();
        }}
      >
        <Stack gap="sm">
          <TextInput
            size="xs"
            label={t`What the case shows`}
            required
            maxLength={200}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {came && !came.passed && (
            <div>
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => {
                  setExpected(came.dryRun.expected as Expected);
                  setTaken((before) => before + 1);
                }}
              >
                <Trans>Expect what came last</Trans>
              </Button>
            </div>
          )}
          <ExpectationFields
            key={taken}
            flow={flow}
            expected={expected}
            onChange={(next, fits) => {
              setExpected(next);
              setReadable(fits);
            }}
          />
          <JsonField label={t`Given values`} value={test.input ?? {}} onChange={setInput} />
          <JsonField
            label={t`Answers`}
            description={t`Each with the step's key as node, and an output or an error. What is not answered is simulated.`}
            shape="list"
            value={test.answers ?? []}
            onChange={setAnswers}
          />
          <div className={classes.row}>
            <Button type="submit" size="xs" disabled={!ready}>
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
