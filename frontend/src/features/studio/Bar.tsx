/** The designer's head: what this is, how it stands, and what is done most. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import { IconDots, IconPlayerPlay } from "@tabler/icons-react";
import { useEffect, useReducer } from "react";
import { useWord } from "~/components/useWord";
import type { ActionContext, StudioAction } from "~/features/studio/actions/action";
import { actionOf } from "~/features/studio/actions/all";
import { keysText } from "~/features/studio/actions/keysText";
import { ActionItems } from "~/features/studio/canvas/ActionMenu";
import classes from "~/features/studio/designer.module.css";
import { useStudio } from "~/features/studio/store";
import { SamplePicker } from "~/features/studio/trial/SamplePicker";
import { Presence } from "~/features/studio/versions/Presence";
import { PublishButton } from "~/features/studio/versions/PublishButton";
import { SaveMark } from "~/features/studio/versions/SaveMark";
import { flowKindWords } from "~/features/studio/words";
import { textOf } from "~/lib/text";

/** Draws again whenever the store changes in a way that matters to what can be done. */
function useStanding(context: ActionContext): void {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(
    () =>
      context.store.subscribe((now, before) => {
        if (now.history !== before.history || now.readOnly !== before.readOnly || now.selection !== before.selection) redraw();
      }),
    [context],
  );
}

function ActionButton({ action, context }: { action: StudioAction; context: ActionContext }) {
  const { i18n } = useLingui();
  const label = i18n._(action.label);
  const entry = action.id === "undo" ? context.store.getState().history.past.at(-1) : action.id === "redo" ? context.store.getState().history.future[0] : undefined;
  return (
    <Tooltip label={[entry ? `${label}: ${entry.label}` : label, action.keys && keysText(action.keys)].filter(Boolean).join(" · ")}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="md"
        aria-label={label}
        aria-disabled={!action.when(context)}
        data-disabled={!action.when(context) || undefined}
        onClick={() => action.when(context) && void action.perform(context)}
      >
        <action.Icon size={17} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

export function Bar({ context, kind }: { context: ActionContext; kind: string }) {
  const { t } = useLingui();
  const word = useWord();
  useStanding(context);
  const name = useStudio((studio) => textOf(studio.doc.flow.name) || studio.key);
  const editable = useStudio((studio) => studio.readOnly === false);
  const setPanel = useStudio((studio) => studio.setPanel);
  useEffect(() => {
    document.title = `${name} · Orderloom`;
  }, [name]);
  return (
    <header className={classes.bar}>
      <div className={classes.title}>
        <h1 title={name}>{name}</h1>
        <span className={classes.facts}>
          {word(flowKindWords, kind)} <SaveMark />
        </span>
      </div>
      <Presence />
      <div className={classes.tools} role="toolbar" aria-label={t`Editing`}>
        {editable && (
          <>
            <ActionButton action={actionOf("undo")} context={context} />
            <ActionButton action={actionOf("redo")} context={context} />
            <ActionButton action={actionOf("tidy")} context={context} />
          </>
        )}
        <ActionButton action={actionOf("find")} context={context} />
        <Menu shadow="md" width={290} position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={t`What can be done`}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown mah="70vh" style={{ overflow: "auto" }}>
            <ActionItems context={context} />
          </Menu.Dropdown>
        </Menu>
      </div>
      <div className={classes.tools}>
        <SamplePicker />
        <Button size="xs" variant="default" leftSection={<IconPlayerPlay size={14} aria-hidden />} onClick={() => setPanel("run")}>
          <Trans>Test</Trans>
        </Button>
        <PublishButton />
      </div>
    </header>
  );
}
