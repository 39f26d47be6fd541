/** What the second person sees: who asks, why, what changes; they agree, or send it back with a word. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import type { Change } from "~/components/definitions/changes";
import classes from "~/components/definitions/definitions.module.css";
import type { DraftRow, Usage } from "~/components/definitions/documents";
import { ChangesPart, UsagePart } from "~/components/definitions/publishParts";
import { Refusals } from "~/components/definitions/Refusals";
import { When } from "~/components/When";
import type { Problem } from "~/lib/problems";

interface ReviewProps {
  name: string;
  definitionKey: string;
  draft: Pick<DraftRow, "note" | "requestedBy" | "requestedAt">;
  inForce: number | null;
  changes: readonly Change[];
  fieldLabel: (change: Change, path: string) => string;
  usage: readonly Usage[] | null;
  placeOf?: (problem: Problem) => string;
  onApprove: () => Promise<readonly Problem[]>;
  onDecline: (reason: string) => Promise<readonly Problem[]>;
  onClose: () => void;
}

export function ReviewDialog(props: ReviewProps) {
  const { t } = useLingui();
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState<"agree" | "decline" | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const act = async (which: "agree" | "decline") => {
    setBusy(which);
    const refused = await (which === "agree" ? props.onApprove() : props.onDecline(reason.trim()));
    setBusy(null);
    setProblems(refused);
    if (refused.length === 0) props.onClose();
  };
  const { draft } = props;
  return (
    <Modal opened size="lg" onClose={props.onClose} title={t`Shall ${props.name} be published?`} closeButtonProps={{ "aria-label": t`Close` }}>
      <Stack gap="sm">
        <Refusals problems={problems} placeOf={props.placeOf} />
        <p className={classes.flat}>
          <Trans>
            {draft.requestedBy} asks for it, <When at={draft.requestedAt} />:
          </Trans>
        </p>
        <blockquote className={classes.quote}>{draft.note}</blockquote>
        <ChangesPart changes={props.changes} fieldLabel={props.fieldLabel} inForce={props.inForce} />
        <UsagePart usage={props.usage} flow={props.definitionKey} inForce={props.inForce} />
        <Textarea
          label={t`Why not, if you send it back`}
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            <Trans>Later</Trans>
          </Button>
          <Button variant="default" loading={busy === "decline"} disabled={!reason.trim() || busy === "agree"} onClick={() => void act("decline")}>
            <Trans>Send it back</Trans>
          </Button>
          <Button loading={busy === "agree"} disabled={busy === "decline"} onClick={() => void act("agree")}>
            <Trans>Agree and publish</Trans>
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
