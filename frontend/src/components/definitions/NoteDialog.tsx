/** Asks for a word that stays with a version before something is done to it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Stack, Textarea } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { Refusals } from "~/components/definitions/Refusals";
import { DialogActions } from "~/components/DialogActions";
import type { Problem } from "~/lib/problems";

interface NoteDialogProps {
  title: string;
  label: string;
  action: string;
  initial?: string;
  children?: ReactNode;
  /** The problems; none when it was done. */
  perform: (note: string) => Promise<readonly Problem[]>;
  onClose: () => void;
}

export function NoteDialog({ title, label, action, initial = "", children, perform, onClose }: NoteDialogProps) {
  const { t } = useLingui();
  const [note, setNote] = useState(initial);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const send = async () => {
    setBusy(true);
    const refused = await perform(note.trim());
    setBusy(false);
    setProblems(refused);
    if (refused.length === 0) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t`Close` }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack>
          <Refusals problems={problems} />
          {children}
          <Textarea
            data-autofocus
            label={label}
            required
            autosize
            minRows={2}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <DialogActions leave={<Trans>Back</Trans>} onLeave={onClose} busy={busy} disabled={!note.trim()}>
            {action}
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}
