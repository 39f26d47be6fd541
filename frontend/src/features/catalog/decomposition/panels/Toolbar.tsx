/** What can be done on the canvas, by pointer. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, SegmentedControl, Switch } from "@mantine/core";
import { IconArrowRight, IconLayoutDistributeVertical, IconLayoutSidebar, IconPlayerPlay, IconPlus, IconSearch, IconTrash } from "@tabler/icons-react";
import { useDesigner } from "~/features/catalog/decomposition/context";
import classes from "~/features/catalog/decomposition/panels/panels.module.css";

export function Toolbar({ palette, setPalette }: { palette: boolean; setPalette: (shown: boolean) => void }) {
  const { t } = useLingui();
  const { selection, readOnly, setAsk, remove, tidy, mappingsShown, showMappings, places, view } = useDesigner();
  const from = selection.findLast((id) => id.startsWith("n:"))?.slice(2);
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={t`Canvas`}>
      <ViewChoice />
      {!readOnly && view === "canvas" && (
        <>
          <ActionIcon variant="default" size={30} aria-label={t`Palette`} title={t`Palette`} aria-pressed={palette} onClick={() => setPalette(!palette)}>
            <IconLayoutSidebar size={16} aria-hidden />
          </ActionIcon>
          <Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setAsk({ kind: "add" })}>
            <Trans>Add</Trans>
          </Button>
          <Button size="xs" variant="default" disabled={!from} leftSection={<IconArrowRight size={14} aria-hidden />} onClick={() => from && setAsk({ kind: "connect", from })}>
            <Trans>Connect to…</Trans>
          </Button>
          <ActionIcon variant="default" size={30} aria-label={t`Remove`} title={t`Remove`} disabled={selection.length === 0} onClick={remove}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="default" size={30} aria-label={t`Tidy up`} title={t`Tidy up`} disabled={!places} onClick={tidy}>
            <IconLayoutDistributeVertical size={16} aria-hidden />
          </ActionIcon>
        </>
      )}
      {view === "canvas" && (
        <ActionIcon variant="default" size={30} aria-label={t`Search in this graph`} title={t`Search in this graph`} onClick={() => setAsk({ kind: "find" })}>
          <IconSearch size={16} aria-hidden />
        </ActionIcon>
      )}
      <Button size="xs" variant="default" leftSection={<IconPlayerPlay size={14} aria-hidden />} onClick={() => setAsk({ kind: "simulate" })}>
        <Trans>Simulate</Trans>
      </Button>
      {view === "canvas" && <Switch size="xs" label={t`Mappings`} checked={mappingsShown} onChange={(event) => showMappings(event.currentTarget.checked)} />}
    </div>
  );
}

/** The drawing, or all characteristics of what is drawn. */
export function ViewChoice() {
  const { t } = useLingui();
  const { view, setView } = useDesigner();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t`What is shown`}
      value={view}
      onChange={(next) => setView(next === "characteristics" ? "characteristics" : "canvas")}
      data={[
        { value: "canvas", label: t`Drawing` },
        { value: "characteristics", label: t`Characteristics` },
      ]}
    />
  );
}
