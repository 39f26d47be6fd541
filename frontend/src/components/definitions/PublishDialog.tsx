/** Puts a draft in force, or asks someone else to agree: what bars it, what it changes, whom it touches, and why. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Stack, Textarea } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { Change } from "~/components/definitions/changes";
import classes from "~/components/definitions/definitions.module.css";
import type { Usage } from "~/components/definitions/documents";
import { BarredBy, type Barrier, ChangesPart, TestsPart, type TestsState, UsagePart } from "~/components/definitions/publishParts";
import { Refusals } from "~/components/definitions/Refusals";
import type { Problem } from "~/lib/problems";

export interface PublishDialogProps {
  name: string;
  definitionKey: string;
  /** The version in force; null before the first one. */
  inForce: number | null;
  /** Someone else has to agree. */
  secondPerson: boolean;
  barriers: readonly Barrier[];
  tests?: TestsState | undefined;
  changes: readonly Change[];
  fieldLabel: (change: Change, path: string) => string;
  usage: readonly Usage[] | null;
  placeOf?: (problem: Problem) => string;
  onGo?: (problem: Problem) => (() => void) | null;
  children?: ReactNode;
  perform: (note: string) => Promise<readonly Problem[]>;
  onClose: () => void;
}

export function PublishDialog(props: PublishDialogProps) {
  const { name, secondPerson, barriers, tests, inForce, onClose } = props;
  const { t } = useLingui();
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const failing = tests?.status === "done" && tests.results.some((result) => !result.passed);
  const barred = barriers.length > 0 || failing;
  const send = async () => {
    setBusy(true);
    const refused = await props.perform(note.trim());
    setBusy(false);
    setProblems(refused);
    if (refused.length === 0) onClose();
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={secondPerson ? t`Ask for ${name} to be published` : t`Publish ${name}`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack gap="sm">
          <Refusals problems={problems} placeOf={props.placeOf} onGo={props.onGo} />
          <BarredBy barriers={barriers} />
          {tests && <TestsPart tests={tests} />}
          <ChangesPart changes={props.changes} fieldLabel={props.fieldLabel} inForce={inForce} />
          <UsagePart usage={props.usage} flow={props.definitionKey} inForce={inForce} />
          {props.children}
          <Textarea
            data-autofocus
            label={t`What changes, and why`}
            description={t`Stays with the version.`}
            required
            autosize
            minRows={2}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {secondPerson && (
            <p className={classes.dim}>
              <Trans>Someone else has to agree. Until then the draft can't be changed; you can take your request back.</Trans>
            </p>
          )}
          <Group justify="flex-end">
            {barred && (
              <span className={classes.bad} role="status">
                <Trans>Mend what is listed above first.</Trans>
              </span>
            )}
            <Button variant="default" onClick={onClose}>
              <Trans>Back</Trans>
            </Button>
            <Button type="submit" loading={busy} disabled={!note.trim() || barred || tests?.status === "running"}>
              {secondPerson ? <Trans>Ask to publish</Trans> : <Trans>Publish</Trans>}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
