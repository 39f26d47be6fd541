/** What the canvas asks: which specification to add, and which one to connect to. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Stack, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { LoadingState } from "~/components/states";
import { useWordsOf } from "~/components/useWordsOf";
import { focusNode } from "~/features/catalog/decomposition/canvas/useKeys";
import { drawnAt, useDesigner } from "~/features/catalog/decomposition/context";
import { refusalOf } from "~/features/catalog/decomposition/model/edits";
import { FindDialog } from "~/features/catalog/decomposition/panels/FindDialog";
import { NewSpecification } from "~/features/catalog/decomposition/panels/NewSpecification";
import { Palette } from "~/features/catalog/decomposition/panels/Palette";
import classes from "~/features/catalog/decomposition/panels/panels.module.css";
import { refusalWords, sortLooks } from "~/features/catalog/decomposition/words";
import type { Characteristic } from "~/features/catalog/form/characteristic";
import { CharacteristicGrid } from "~/features/catalog/form/CharacteristicGrid";
import { useRows } from "~/features/catalog/form/rows";
import { EntityForm } from "~/features/catalog/record/EntityForm";

const Simulate = lazy(() => import("~/features/catalog/decomposition/simulate/Simulate"));

export function Dialogs() {
  const { t } = useLingui();
  const { ask, setAsk } = useDesigner();
  const close = () => setAsk(null);
  if (ask?.kind === "add") {
    return (
      <Modal opened onClose={close} title={t`Add a specification`} closeButtonProps={{ "aria-label": t`Close` }}>
        <Palette onAdded={close} />
      </Modal>
    );
  }
  if (ask?.kind === "connect") return <ConnectDialog from={ask.from} onClose={close} />;
  if (ask?.kind === "new") return <NewSpecification name={ask.name} onClose={close} />;
  if (ask?.kind === "simulate") {
    return (
      <Modal opened onClose={close} size="min(1100px, 96vw)" title={t`Simulate`} closeButtonProps={{ "aria-label": t`Close` }}>
        <Suspense fallback={<LoadingState />}>
          <Simulate />
        </Suspense>
      </Modal>
    );
  }
  if (ask?.kind === "find") return <FindDialog onClose={close} />;
  if (ask?.kind === "characteristics") return <CharacteristicsDialog of={ask.of} begin={ask.begin} onClose={close} />;
  return null;
}

/** Begins one that a rule or a mapping names already. */
function Begun({ characteristic }: { characteristic: string }) {
  const { rows, add } = useRows<Characteristic>(["characteristics"]);
  const missing = !rows.some((one) => one.key === characteristic);
  useEffect(() => {
    if (missing) add({ key: characteristic, name: { en: characteristic } });
    // Once: who takes it out again wants it out.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return null;
}

function CharacteristicsDialog({ of: key, begin, onClose }: { of: string; begin: string | undefined; onClose: () => void }) {
  const { t } = useLingui();
  const wordsOf = useWordsOf();
  const { drawing } = useDesigner();
  const name = wordsOf(drawnAt(drawing, key).name) || key;
  return (
    <Modal opened onClose={onClose} size="min(1000px, 96vw)" title={t`What is asked about ${name}`} closeButtonProps={{ "aria-label": t`Close` }}>
      <EntityForm section="specifications" entityKey={key} onSaved={drawing.refresh}>
        {begin && <Begun characteristic={begin} />}
        <CharacteristicGrid />
      </EntityForm>
    </Modal>
  );
}

function ConnectDialog({ from, onClose }: { from: string; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const wordsOf = useWordsOf();
  const { graph, drawing, connect } = useDesigner();
  const [text, setText] = useState("");
  const nameOf = (key: string) => wordsOf(drawnAt(drawing, key).name) || key;
  const fits = (key: string) => `${nameOf(key)} ${key}`.toLowerCase().includes(text.trim().toLowerCase());
  const targets = graph.nodes.map((one) => one.specification).filter((key) => key !== from && fits(key));
  const first = targets.find((key) => refusalOf(graph, from, key) === null);
  const name = nameOf(from);
  const take = (key: string) => {
    onClose();
    connect(from, key);
    requestAnimationFrame(() => focusNode(from));
  };
  return (
    <Modal opened onClose={onClose} title={t`Connect ${name} to…`} closeButtonProps={{ "aria-label": t`Close` }}>
      <Stack gap="xs">
        <TextInput
          data-autofocus
          aria-label={t`Find in the graph`}
          placeholder={t`Find in the graph`}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !first) return;
            event.preventDefault();
            take(first);
          }}
        />
        <ul className={classes.found} aria-label={t`Specifications`}>
          {targets.map((key) => {
            const refusal = refusalOf(graph, from, key);
            const { Icon, word, tone } = sortLooks[drawnAt(drawing, key).sort];
            return (
              <li key={key}>
                <button type="button" className={classes.item} disabled={refusal !== null} onClick={() => take(key)}>
                  <Icon size={16} aria-hidden style={{ color: `var(--tone-${tone}-text)`, flex: "none" }} />
                  <span className={classes.itemWords}>
                    <span className={classes.itemName}>{nameOf(key)}</span>
                    <span className={classes.dim}>{refusal ? i18n._(refusalWords[refusal]) : i18n._(word)}</span>
                  </span>
                </button>
              </li>
            );
          })}
          {targets.length === 0 && (
            <li className={classes.dim}>
              <Trans>Nothing else is drawn: add a specification first.</Trans>
            </li>
          )}
        </ul>
      </Stack>
    </Modal>
  );
}
