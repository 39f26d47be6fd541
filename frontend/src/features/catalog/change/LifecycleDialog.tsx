/** Retires, archives or brings back: what that touches is told first. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Stack, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMemo, useState } from "react";
import { useMutation, useQuery } from "urql";
import { QueryState } from "~/components/states";
import { FindingList } from "~/features/catalog/change/FindingList";
import { CatalogMoveEffects, MoveCatalogLifecycle } from "~/features/catalog/queries";
import { Uses } from "~/features/catalog/record/Uses";
import type { Problem } from "~/lib/problems";

export type Move = "RETIRED" | "ARCHIVED" | "PUBLISHED";

interface LifecycleDialogProps {
  name: string;
  entity: { section: string; key: string };
  to: Move;
  onClose: () => void;
  onDone: () => void;
}

export function LifecycleDialog({ name, entity, to, onClose, onDone }: LifecycleDialogProps) {
  const { t } = useLingui();
  const [note, setNote] = useState("");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const input = useMemo(() => ({ entities: [entity], to, note: "" }), [entity, to]);
  const [query, execute] = useQuery({ query: CatalogMoveEffects, variables: { input } });
  const [sending, move] = useMutation(MoveCatalogLifecycle);
  const barred = (query.data?.catalogMoveEffects.findings.length ?? 0) > 0;
  const words = {
    RETIRED: { title: t`Retire ${name}`, verb: t`Retire`, means: t`It is not sold any more. Orders on their way and what is installed keep it, and it can be brought back.` },
    ARCHIVED: { title: t`Archive ${name}`, verb: t`Archive`, means: t`It is left out of every list and stays for old orders only. This can't be undone.` },
    PUBLISHED: { title: t`Bring back ${name}`, verb: t`Bring back`, means: t`It is sold again, as it was.` },
  }[to];
  const send = async () => {
    const answer = await move({ input: { ...input, note: note.trim() } });
    const refused = answer.error ? [{ code: "unavailable", message: t`The server did not answer; nothing was changed.`, path: [] }] : (answer.data?.moveCatalogLifecycle.problems ?? []);
    setProblems(refused);
    if (refused.length > 0) return;
    notifications.show({ message: words.verb });
    onDone();
    onClose();
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={words.title} closeButtonProps={{ "aria-label": t`Close` }}>
      <Stack>
        <FindingList findings={problems} />
        <p style={{ margin: 0 }}>{words.means}</p>
        <QueryState query={query} retry={() => execute({ requestPolicy: "network-only" })}>
          {({ catalogMoveEffects: effects }) => (
            <>
              <FindingList findings={effects.findings} />
              <Uses uses={effects.uses} none={<Trans>Nothing names it.</Trans>} />
            </>
          )}
        </QueryState>
        <Textarea label={t`Why`} autosize minRows={2} maxLength={2000} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            <Trans>Back</Trans>
          </Button>
          <Button loading={sending.fetching} disabled={barred || query.fetching} onClick={() => void send()}>
            {words.verb}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
