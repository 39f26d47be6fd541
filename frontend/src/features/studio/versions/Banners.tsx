/** What one has to know before going on: each in one line, with what can be done about it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import {
  IconArrowBackUp, IconCloudOff, IconDeviceMobile, IconEye, IconLock, IconUserCheck, IconUsers, IconVersions, type TablerIcon,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { BringBackWhole } from "~/components/definitions/documents";
import { When } from "~/components/When";
import { useStudio } from "~/features/studio/store";
import { useAsk } from "~/features/studio/versions/asking";
import { useDesk } from "~/features/studio/versions/desk";
import { Dialogs } from "~/features/studio/versions/Dialogs";
import { useShowVersion } from "~/features/studio/versions/useShowVersion";
import { useVersions } from "~/features/studio/versions/useVersions";
import classes from "~/features/studio/versions/versions.module.css";
import { useCan, useSession } from "~/lib/session";

export function Banners() {
  const saving = useStudio((studio) => studio.saving);
  const reached = useDesk((desk) => desk.reached);
  return (
    <div className={classes.banners}>
      {saving.status === "conflict" && <ConflictBanner count={saving.conflicts.length} />}
      {saving.status === "refused" && <RefusedBanner />}
      {(saving.status === "offline" || !reached) && <OfflineBanner />}
      <LockBanner />
      <ReviewBanner />
      <NewerBanner />
      <ReadOnlyBanner />
      <Dialogs />
    </div>
  );
}

interface BannerProps {
  tone: "neutral" | "info" | "warn" | "bad";
  Icon: TablerIcon;
  /** Said at once. */
  urgent?: boolean;
  buttons?: ReactNode;
  children: ReactNode;
}

function Banner({ tone, Icon, urgent, buttons, children }: BannerProps) {
  return (
    <div className={classes.banner} data-tone={tone} role={urgent ? "alert" : "status"}>
      <Icon size={16} aria-hidden />
      <span className={classes.words}>{children}</span>
      {buttons && <span className={classes.buttons}>{buttons}</span>}
    </div>
  );
}

function Act({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <Button size="compact-sm" variant="default" onClick={onClick}>
      {children}
    </Button>
  );
}

function ConflictBanner({ count }: { count: number }) {
  const open = useDesk((desk) => desk.open);
  return (
    <Banner tone="bad" Icon={IconUsers} urgent buttons={<Act onClick={() => open({ kind: "conflict" })}><Trans>Decide…</Trans></Act>}>
      <Trans>You and someone else changed the same ({count}). Your edits are kept here; nothing is saved until you choose.</Trans>
    </Banner>
  );
}

function RefusedBanner() {
  const problems = useStudio((studio) => studio.saving.problems);
  return (
    <Banner tone="bad" Icon={IconArrowBackUp} urgent>
      <Trans>The draft could not be saved: {problems.map(({ message }) => message).join(" ")} Your edits are kept in this browser; the next edit is sent with them.</Trans>
    </Banner>
  );
}

function OfflineBanner() {
  return (
    <Banner tone="warn" Icon={IconCloudOff}>
      <Trans>The server does not answer. Go on: your edits are kept in this browser and saved when it is back.</Trans>
    </Banner>
  );
}

function LockBanner() {
  const locked = useStudio((studio) => studio.readOnly === "locked");
  const holder = useStudio((studio) => studio.holder);
  const dirty = useStudio((studio) => studio.doc !== studio.saved);
  const open = useDesk((desk) => desk.open);
  const mayWrite = useCan("flow.write");
  if (!locked || !holder) return null;
  return (
    <Banner tone="info" Icon={IconLock} buttons={mayWrite && <Act onClick={() => open({ kind: "takeOver" })}><Trans>Take over</Trans></Act>}>
      {dirty ? (
        <Trans>{holder} is writing here. What you have not saved yet is kept, and merged as soon as they are done or you take over.</Trans>
      ) : (
        <Trans>{holder} is writing here. You can look, or take over.</Trans>
      )}
    </Banner>
  );
}

function ReviewBanner() {
  const { definition } = useVersions();
  const viewing = useStudio((studio) => studio.readOnly === "version");
  const open = useDesk((desk) => desk.open);
  const mayApprove = useCan("flow.approve");
  const { name } = useSession();
  const draft = definition?.draft;
  if (!draft || viewing) return null;
  if (draft.state === "IN_REVIEW") {
    const own = draft.requestedBy === name;
    return (
      <Banner
        tone="info"
        Icon={IconUserCheck}
        buttons={
          <>
            {mayApprove && !own && <Act onClick={() => open({ kind: "review" })}><Trans>Look at the request</Trans></Act>}
            <Act onClick={() => open({ kind: "withdraw" })}>{own ? <Trans>Take it back</Trans> : <Trans>Go on writing</Trans>}</Act>
          </>
        }
      >
        {own ? (
          <Trans>You asked for this draft to be published. It can't be changed until someone else agrees or sends it back.</Trans>
        ) : (
          <Trans>
            {draft.requestedBy} asks for this draft to be published, <When at={draft.requestedAt} />. It can't be changed until someone agrees.
          </Trans>
        )}
      </Banner>
    );
  }
  return draft.declined ? (
    <Banner tone="warn" Icon={IconUserCheck}>
      <Trans>This draft was sent back: {draft.declined}</Trans>
    </Banner>
  ) : null;
}

/** Someone published while this draft was written: what it was based on is not in force any more. */
function NewerBanner() {
  const { definition } = useVersions();
  const readOnly = useStudio((studio) => studio.readOnly);
  const open = useDesk((desk) => desk.open);
  const [draft, published] = [definition?.draft, definition?.published];
  if (!draft || !published || draft.version > published.version || readOnly === "version") return null;
  const { version } = published;
  return (
    <Banner
      tone="warn"
      Icon={IconVersions}
      buttons={
        <Act onClick={() => open({ kind: "compare", before: { kind: "version", version }, after: { kind: "canvas" } })}>
          <Trans>Compare</Trans>
        </Act>
      }
    >
      <Trans>Version {version} came into force after this draft was begun. To publish the draft would undo what it changed.</Trans>
    </Banner>
  );
}

function BringBack() {
  const key = useStudio((studio) => studio.key);
  const ask = useAsk();
  const bringBack = async () => {
    const [refused] = await ask(BringBackWhole, { key });
    if (refused) notifications.show({ color: "red", message: refused.message });
  };
  return <Act onClick={() => void bringBack()}><Trans>Bring it back</Trans></Act>;
}

function ReadOnlyBanner() {
  const { t } = useLingui();
  const mayPublish = useCan("flow.publish");
  const readOnly = useStudio((studio) => studio.readOnly);
  const version = useStudio((studio) => studio.base.version);
  const { definition } = useVersions();
  const show = useShowVersion();
  const open = useDesk((desk) => desk.open);
  if (readOnly === "version") {
    return (
      <Banner
        tone="neutral"
        Icon={IconEye}
        buttons={
          <>
            {definition && (
              <Act onClick={() => open({ kind: "compare", before: { kind: "canvas" }, after: definition.draft || !definition.published ? { kind: "version", version: definition.draft?.version ?? version } : { kind: "version", version: definition.published.version } })}>
                <Trans>Compare</Trans>
              </Act>
            )}
            <Act onClick={() => show(null)}><Trans>Back to the draft</Trans></Act>
          </>
        }
      >
        <Trans>You look at version {version}. Versions never change.</Trans>
      </Banner>
    );
  }
  const why: Partial<Record<string, { Icon: TablerIcon; words: string }>> = {
    permission: { Icon: IconEye, words: t`You can look at this flow. Process administrators change and publish it.` },
    retired: { Icon: IconLock, words: t`This flow is retired: nothing new starts with it. Bring it back to change it.` },
    narrow: { Icon: IconDeviceMobile, words: t`Flows are edited on a wider screen; here you can read them.` },
  };
  const found = readOnly ? why[readOnly] : undefined;
  return found ? (
    <Banner tone="neutral" Icon={found.Icon} buttons={readOnly === "retired" && mayPublish && <BringBack />}>
      {found.words}
    </Banner>
  ) : null;
}
