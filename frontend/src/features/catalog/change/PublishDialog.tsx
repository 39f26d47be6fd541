/** Puts drafts in force together: which ones, what they change, what that touches, and why. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Checkbox, Modal, Stack, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMemo, useState } from "react";
import { useMutation, useQuery } from "urql";
import { DialogActions } from "~/components/DialogActions";
import { QueryState } from "~/components/states";
import { When } from "~/components/When";
import classes from "~/features/catalog/catalog.module.css";
import { ChangeSet } from "~/features/catalog/change/ChangeSet";
import { FindingList } from "~/features/catalog/change/FindingList";
import { TreesThen } from "~/features/catalog/change/TreesThen";
import { nameOf, together } from "~/features/catalog/change/together";
import { CatalogPublishEffects, PublishCatalog } from "~/features/catalog/queries";
import { Uses } from "~/features/catalog/record/Uses";
import { oneOf } from "~/features/catalog/sections";
import type { CatalogDraftsQuery } from "~/graphql/graphql";
import type { Problem } from "~/lib/problems";

type Draft = CatalogDraftsQuery["catalogDrafts"][number];

interface PublishDialogProps {
  drafts: readonly Draft[];
  /** Chosen at first, with what it can't do without; else all of them are. */
  chosen?: { section: string; key: string };
  onClose: () => void;
  onDone?: () => void;
}

export function PublishDialog({ drafts, chosen, onClose, onDone }: PublishDialogProps) {
  const { t, i18n } = useLingui();
  const [picked, setPicked] = useState<ReadonlySet<string>>(() => chosen ? together(drafts, chosen) : new Set(drafts.map(nameOf)));
  const [note, setNote] = useState("");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const wanted = useMemo(() => drafts.filter((draft) => picked.has(nameOf(draft))), [drafts, picked]);
  const variables = useMemo(() => ({ drafts: wanted.map(({ section, key }) => ({ section, key })) }), [wanted]);
  const [query, execute] = useQuery({ query: CatalogPublishEffects, variables, pause: wanted.length === 0, requestPolicy: "cache-and-network" });
  const [sending, publish] = useMutation(PublishCatalog);
  const barred = (query.data?.catalogPublishEffects.findings.length ?? 0) > 0;

  const send = async () => {
    const refs = wanted.map(({ section, key, revision }) => ({ section, key, revision }));
    const answer = await publish({ input: { drafts: refs, note: note.trim() } });
    const refused = answer.error ? [{ code: "unavailable", message: t`The server did not answer; nothing was published.`, path: [] }] : (answer.data?.publishCatalog.problems ?? []);
    setProblems(refused);
    if (refused.length > 0) return;
    notifications.show({ message: t`Published; orders from now on have it.` });
    onDone?.();
    onClose();
  };
  return (
    <Modal opened onClose={onClose} size="xl" title={t`Publish drafts`} closeButtonProps={{ "aria-label": t`Close` }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack gap="md">
          <FindingList findings={problems} drafts={drafts} onLeave={onClose} />
          <fieldset className={classes.drafts}>
            <legend>
              <Trans>Drafts</Trans>
            </legend>
            {drafts.map((draft) => (
              <Checkbox
                key={nameOf(draft)}
                checked={picked.has(nameOf(draft))}
                onChange={(event) => {
                  const next = new Set(picked);
                  if (event.currentTarget.checked) next.add(nameOf(draft));
                  else next.delete(nameOf(draft));
                  setPicked(next);
                }}
                label={
                  <>
                    {draft.key} <span className={classes.dim}>{i18n._(oneOf[draft.section] ?? { id: draft.section })} · {draft.author} · <When at={draft.savedAt} /></span>
                  </>
                }
              />
            ))}
          </fieldset>
          {wanted.length > 0 && (
            <QueryState query={query} retry={() => execute({ requestPolicy: "network-only" })}>
              {({ catalogPublishEffects: effects }) => (
                <>
                  <FindingList findings={effects.findings} drafts={drafts} onLeave={onClose} />
                  {effects.findings.length === 0 && (
                    <section aria-label={t`What changes`}>
                      <h3 className={classes.head}>
                        <Trans>What changes</Trans>
                      </h3>
                      <ChangeSet changes={effects.changes} />
                    </section>
                  )}
                  <section aria-label={t`What it touches`}>
                    <h3 className={classes.head}>
                      <Trans>What it touches</Trans>
                    </h3>
                    <Uses uses={effects.uses} none={<Trans>No order, product, rule, table or price names it.</Trans>} />
                    {effects.uses.some((use) => use.kind === "order") && (
                      <Alert variant="outline" mt="xs" p="xs">
                        <Trans>Orders on their way keep the release that they were captured with.</Trans>
                      </Alert>
                    )}
                    {effects.findings.length === 0 && <TreesThen uses={effects.uses} drafts={variables.drafts} />}
                  </section>
                </>
              )}
            </QueryState>
          )}
          <Textarea
            label={t`What changes, and why`}
            description={t`Stays with the versions.`}
            autosize
            minRows={2}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <DialogActions leave={<Trans>Back</Trans>} onLeave={onClose} busy={sending.fetching} disabled={wanted.length === 0 || barred || query.fetching}>
            <Trans>Publish</Trans>
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}
