/** The head of an entity: its name and state, whether the draft is saved, and what can be done with it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconArchive, IconArrowBackUp, IconArrowForwardUp, IconCheck, IconCloudOff, IconCopy, IconDots, IconLoader2, IconRotate, IconTrash } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { CopyableId } from "~/components/CopyableId";
import { PageHeader } from "~/components/PageHeader";
import { useWordsOf } from "~/components/useWordsOf";
import classes from "~/features/catalog/catalog.module.css";
import { LifecycleDialog, type Move } from "~/features/catalog/change/LifecycleDialog";
import { PublishDialog } from "~/features/catalog/change/PublishDialog";
import { EntityState } from "~/features/catalog/list/EntityList";
import { NewDialog } from "~/features/catalog/list/NewDialog";
import type { Content, Words } from "~/features/catalog/model";
import { CatalogDrafts, DiscardCatalogDraft, type Entity } from "~/features/catalog/queries";
import type { DraftEditor, SaveState } from "~/features/catalog/record/useDraft";
import type { Steps } from "~/features/catalog/record/useSteps";
import { living, sectionWords, tabOf } from "~/features/catalog/sections";

interface EntityHeadProps {
  entity: Entity;
  editor: DraftEditor;
  steps: Steps;
  readOnly: boolean;
  refresh: () => void;
}

export function EntityHead({ entity, editor, steps, readOnly, refresh }: EntityHeadProps) {
  const { t, i18n } = useLingui();
  const wordsOf = useWordsOf();
  const navigate = useNavigate();
  const [open, setOpen] = useState<"publish" | "duplicate" | Move | null>(null);
  const [drafts, ask] = useQuery({ query: CatalogDrafts, pause: open !== "publish" });
  const [, discard] = useMutation(DiscardCatalogDraft);
  const { section, key, listed } = entity;
  const { edits, revision } = editor;
  const tab = tabOf(section);
  const name = wordsOf(edits.value["name"] as Words | undefined) || entity.listed.name.text || key;
  const drafted = revision > 0;
  const closed = () => setOpen(null);

  const throwAway = async () => {
    const content = edits.value;
    const answer = await discard({ input: { section, key, revision } });
    const problem = answer.data?.discardCatalogDraft.problems[0];
    if (problem || answer.error) {
      notifications.show({ color: "red", message: problem?.message ?? t`The server did not answer.` });
      return;
    }
    if (!listed.published) {
      void navigate({ to: "/catalog" as string, search: { of: tab } as never });
      return;
    }
    editor.reset();
    const id = notifications.show({
      message: (
        <span className={classes.undo}>
          <Trans>The draft is gone.</Trans>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => {
              notifications.hide(id);
              edits.edit(() => content);
            }}
          >
            <Trans>Undo</Trans>
          </Button>
        </span>
      ),
    });
    refresh();
  };
  const takeOut = async () => {
    if (await editor.save(null, revision)) refresh();
  };
  const facts = (
    <>
      <Link to={"/catalog" as string} search={{ of: tab } as never} className={classes.link}>
        {i18n._(sectionWords[tab])}
      </Link>
      <CopyableId value={key} />
      {listed.version !== null && <span>{t`Version ${listed.version}`}</span>}
      <EntityState row={{ ...listed, draft: drafted }} />
      <SaveWord state={editor.state} />
    </>
  );
  const actions = !readOnly || drafted ? (
    <>
      <ActionIcon variant="default" size={32} aria-label={t`Undo`} disabled={!steps.canUndo || readOnly} onClick={steps.undo}>
        <IconArrowBackUp size={17} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="default" size={32} aria-label={t`Redo`} disabled={!steps.canRedo || readOnly} onClick={steps.redo}>
        <IconArrowForwardUp size={17} aria-hidden />
      </ActionIcon>
      <Button
        disabled={!drafted || editor.state === "saving" || editor.state === "waiting"}
        onClick={() => {
          setOpen("publish");
          ask({ requestPolicy: "network-only" });
        }}
      >
        <Trans>Publish</Trans>
      </Button>
    </>
  ) : null;
  return (
    <>
      <PageHeader
        title={name}
        facts={facts}
        actions={
          <>
            {actions}
            <Menu position="bottom-end" withinPortal>
              <Menu.Target>
                <ActionIcon variant="default" size={32} aria-label={t`More`}>
                  <IconDots size={17} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {section !== "images" && (
                  <Menu.Item leftSection={<IconCopy size={15} aria-hidden />} onClick={() => setOpen("duplicate")}>
                    <Trans>Duplicate</Trans>
                  </Menu.Item>
                )}
                {listed.lifecycle === "PUBLISHED" && (
                  <Menu.Item leftSection={<IconArchive size={15} aria-hidden />} onClick={() => setOpen("RETIRED")}>
                    <Trans>Retire</Trans>
                  </Menu.Item>
                )}
                {listed.lifecycle === "RETIRED" && (
                  <>
                    <Menu.Item leftSection={<IconRotate size={15} aria-hidden />} onClick={() => setOpen("PUBLISHED")}>
                      <Trans>Bring back</Trans>
                    </Menu.Item>
                    <Menu.Item leftSection={<IconArchive size={15} aria-hidden />} onClick={() => setOpen("ARCHIVED")}>
                      <Trans>Archive</Trans>
                    </Menu.Item>
                  </>
                )}
                {!living.has(section) && listed.published && !listed.removing && (
                  <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void takeOut()}>
                    <Trans>Take out</Trans>
                  </Menu.Item>
                )}
                {drafted && (
                  <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void throwAway()}>
                    <Trans>Discard the draft</Trans>
                  </Menu.Item>
                )}
              </Menu.Dropdown>
            </Menu>
          </>
        }
      />
      {open === "publish" && drafts.data && (
        <PublishDialog drafts={drafts.data.catalogDrafts} chosen={{ section, key }} onClose={closed} onDone={refresh} />
      )}
      {open === "duplicate" && <NewDialog section={section} like={{ content: edits.value as Content, document: entity.document }} onClose={closed} />}
      {(open === "RETIRED" || open === "ARCHIVED" || open === "PUBLISHED") && (
        <LifecycleDialog name={name} entity={{ section, key }} to={open} onClose={closed} onDone={refresh} />
      )}
    </>
  );
}

export function SaveWord({ state }: { state: SaveState }) {
  const looks = {
    clean: null,
    waiting: { Icon: IconLoader2, word: <Trans>Not saved yet</Trans> },
    saving: { Icon: IconLoader2, word: <Trans>Saving…</Trans> },
    saved: { Icon: IconCheck, word: <Trans>Draft saved</Trans> },
    failed: { Icon: IconCloudOff, word: <Trans>Not saved</Trans> },
    overtaken: { Icon: IconCloudOff, word: <Trans>Not saved</Trans> },
  } as const;
  const look = looks[state];
  return (
    <span role="status" className={classes.saveWord} data-state={state}>
      {look && (
        <>
          <look.Icon size={14} aria-hidden /> {look.word}
        </>
      )}
    </span>
  );
}
