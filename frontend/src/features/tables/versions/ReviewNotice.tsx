/** What has to be known of how the draft is published: it waits for a second person, was sent back, or is retired. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconArchive, IconArrowBackUp, IconUserCheck } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useMutation } from "urql";
import { ReasonDialog } from "~/components/ReasonDialog";
import { When } from "~/components/When";
import classes from "~/features/tables/tables.module.css";
import type { TableEditor } from "~/features/tables/useTableEditor";
import {
  ApprovePublishTable, BringBackTable, DeclinePublishTable, type Standing, WithdrawPublishTable,
} from "~/features/tables/versions/queries";
import { useStanding } from "~/features/tables/versions/useStanding";
import { useCan, useSession } from "~/lib/session";

export function ReviewNotice({ editor }: { editor: TableEditor }) {
  const { key } = editor.session.table;
  const { standing, refresh } = useStanding(key);
  if (!standing) return null;
  const { draft } = standing;
  return (
    <>
      {standing.retiredAt && <Retired editor={editor} standing={standing} onDone={refresh} />}
      {draft?.state === "IN_REVIEW" && <Waiting editor={editor} draft={draft} onDone={refresh} />}
      {draft?.state === "DRAFT" && draft.declined && (
        <Box Icon={IconArrowBackUp} title={<Trans>The second person sent this draft back</Trans>}>
          <p className={classes.flat}>{draft.declined}</p>
        </Box>
      )}
    </>
  );
}

type Draft = NonNullable<Standing["draft"]>;

function Waiting({ editor, draft, onDone }: { editor: TableEditor; draft: Draft; onDone: () => void }) {
  const { t } = useLingui();
  const { key } = editor.session.table;
  const person = useSession();
  const mayApprove = useCan("flow.approve");
  const mayPublish = useCan("policy.publish");
  const [declining, setDeclining] = useState(false);
  const [approving, approve] = useMutation(ApprovePublishTable);
  const [, decline] = useMutation(DeclinePublishTable);
  const [withdrawing, withdraw] = useMutation(WithdrawPublishTable);
  const own = draft.requestedBy === person.name || draft.author === person.name;
  const ended = async (problems: readonly { message: string }[] | undefined, done: string) => {
    const refused = problems === undefined ? t`The server did not answer; nothing was changed.` : problems[0]?.message;
    notifications.show(refused ? { color: "red", message: refused } : { message: done });
    await editor.check();
    onDone();
  };
  const asker = draft.requestedBy ?? draft.author;
  return (
    <Box Icon={IconUserCheck} title={<Trans>This draft waits for a second person, and can't be changed until then</Trans>}>
      <p className={classes.flat}>
        <Trans>
          {asker} asked for it to be published <When at={draft.requestedAt} />:
        </Trans>{" "}
        <q>{draft.note}</q>
      </p>
      {mayApprove && own && (
        <p className={classes.dim}>
          <Trans>You wrote it or asked for it, so someone else has to agree.</Trans>
        </p>
      )}
      <Group mt="xs">
        <Button variant="default" size="compact-sm" renderRoot={(props) => <Link to="." search={{ tab: "changes" } as never} {...props} />}>
          <Trans>See what changes</Trans>
        </Button>
        {mayApprove && !own && (
          <>
            <Button
              size="compact-sm"
              loading={approving.fetching}
              onClick={() =>
                void approve({ input: { key, revision: draft.revision } }).then(({ data }) => ended(data?.approvePublish.problems, t`Published and in force`))
              }
            >
              <Trans>Approve and publish</Trans>
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setDeclining(true)}>
              <Trans>Send back…</Trans>
            </Button>
          </>
        )}
        {mayPublish && own && (
          <Button
            size="compact-sm"
            variant="default"
            loading={withdrawing.fetching}
            onClick={() => void withdraw({ input: { key } }).then(({ data }) => ended(data?.withdrawPublish.problems, t`The request is taken back; you can go on writing.`))}
          >
            <Trans>Take the request back</Trans>
          </Button>
        )}
      </Group>
      {declining && (
        <ReasonDialog
          title={t`Send the draft back?`}
          warning={t`Its author reads why, and can go on writing.`}
          action={t`Send back`}
          onClose={() => setDeclining(false)}
          perform={(reason) => decline({ input: { key, reason } }).then(({ data }) => ended(data?.declinePublish.problems, t`The draft is sent back`))}
        />
      )}
    </Box>
  );
}

function Retired({ editor, standing, onDone }: { editor: TableEditor; standing: Standing; onDone: () => void }) {
  const { t } = useLingui();
  const mayRetire = useCan("flow.publish");
  const [state, bringBack] = useMutation(BringBackTable);
  const perform = async () => {
    const { data } = await bringBack({ input: { key: editor.session.table.key } });
    const refused = data ? data.bringBackDefinition.problems[0]?.message : t`The server did not answer; nothing was changed.`;
    if (refused) notifications.show({ color: "red", message: refused });
    onDone();
  };
  return (
    <Box Icon={IconArchive} title={<Trans>This table is retired: nothing asks it any more</Trans>}>
      <p className={classes.flat}>
        <Trans>
          {standing.retiredBy ?? ""} retired it <When at={standing.retiredAt} />. What runs with it goes on.
        </Trans>
      </p>
      {mayRetire && (
        <Group mt="xs">
          <Button size="compact-sm" variant="default" loading={state.fetching} onClick={() => void perform()}>
            <Trans>Bring it back</Trans>
          </Button>
        </Group>
      )}
    </Box>
  );
}

function Box({ Icon, title, children }: { Icon: typeof IconArchive; title: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.notice}>
      <Alert
        variant="outline"
        color="yellow"
        icon={<Icon size={18} aria-hidden />}
        title={title}
        styles={{ title: { color: "var(--tone-warn-text)" }, icon: { color: "var(--tone-warn-text)" } }}
      >
        {children}
      </Alert>
    </div>
  );
}
