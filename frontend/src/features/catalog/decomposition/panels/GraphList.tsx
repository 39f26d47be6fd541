/** The graph to be read on a small screen: each specification with what it is made of and what travels. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Drawer } from "@mantine/core";
import { IconAlertTriangle, IconPlayerPlay, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { LoadingState } from "~/components/states";
import { useWordsOf } from "~/components/useWordsOf";
import { countOf } from "~/features/catalog/decomposition/canvas/LinkEdge";
import { drawnAt, useDesigner } from "~/features/catalog/decomposition/context";
import { Inspector } from "~/features/catalog/decomposition/inspector/Inspector";
import { SpecName } from "~/features/catalog/decomposition/inspector/parts";
import { edgeChoice, nodeId } from "~/features/catalog/decomposition/model/graph";
import { columnOf } from "~/features/catalog/decomposition/model/specification";
import classes from "~/features/catalog/decomposition/panels/panels.module.css";
import { Problems } from "~/features/catalog/decomposition/panels/Problems";
import { useForm } from "~/features/catalog/form/context";
import { sharedWords, sortLooks, typeWords } from "~/features/catalog/decomposition/words";

const most = 60;

export function GraphList() {
  const { t } = useLingui();
  const { selection, select, readOnly, setAsk } = useDesigner();
  const { findings } = useForm();
  return (
    <div className={classes.list}>
      {findings.length > 0 && <Problems />}
      <Outline />
      {!readOnly && (
        <Button variant="default" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setAsk({ kind: "add" })}>
          <Trans>Add a specification</Trans>
        </Button>
      )}
      <Button variant="default" leftSection={<IconPlayerPlay size={15} aria-hidden />} onClick={() => setAsk({ kind: "simulate" })}>
        <Trans>Simulate</Trans>
      </Button>
      <Drawer opened={selection.length > 0} onClose={() => select([])} position="bottom" size="85%" title={t`Details`} closeButtonProps={{ "aria-label": t`Close` }}>
        <Inspector />
      </Drawer>
    </div>
  );
}

/** Each specification with what it is made of: the same by keys, and for those who don't see the canvas. */
export function Outline() {
  const { t, i18n } = useLingui();
  const wordsOf = useWordsOf();
  const { graph, drawing, open, wrong } = useDesigner();
  const column = (key: string) => columnOf(drawnAt(drawing, key).sort);
  const keys = graph.nodes.map((one) => one.specification).toSorted((one, other) => column(one) - column(other));
  const [shown, setShown] = useState(most);
  if (drawing.loading) return <LoadingState />;
  return (
    <div className={classes.outline}>
      {keys.slice(0, shown).map((key) => {
        const drawn = drawnAt(drawing, key);
        const { Icon, word, tone } = sortLooks[drawn.sort];
        const made = graph.edges.filter((one) => one.source === key);
        const values = graph.mappings.filter((one) => one.source === key).length;
        return (
          <section key={key} className={classes.card} aria-label={wordsOf(drawn.name) || key}>
            <button type="button" className={classes.cardHead} onClick={() => open(nodeId(key))}>
              <span className={classes.sort} style={{ color: `var(--tone-${tone}-text)` }}>
                <Icon size={15} aria-hidden /> {i18n._(word)}
                {(wrong.get(nodeId(key)) ?? 0) > 0 && <IconAlertTriangle size={15} className={classes.wrong} aria-label={t`Has something to mend`} />}
              </span>
              <strong>{wordsOf(drawn.name) || key}</strong>
            </button>
            {made.map((edge) => {
              const type = typeWords[edge.type];
              const shared = sharedWords[edge.merge_scope ?? "none"];
              const words = [countOf(edge), edge.mandatory === false && t`optional`, edge.rule && t`by a rule`, shared && i18n._(shared)];
              return (
                <button key={edge.id} type="button" className={classes.cardLine} onClick={() => open(edgeChoice(edge.id))}>
                  <span className={classes.dim}>{type ? i18n._(type) : edge.type}</span>
                  <SpecName of={edge.target} />
                  <span className={classes.dim}>{words.filter(Boolean).join(", ")}</span>
                  {(wrong.get(edgeChoice(edge.id)) ?? 0) > 0 && <IconAlertTriangle size={15} className={classes.wrong} aria-label={t`Has something to mend`} />}
                </button>
              );
            })}
            {values > 0 && (
              <p className={classes.dim}>
                <Plural value={values} one="# value travels from here" other="# values travel from here" />
              </p>
            )}
          </section>
        );
      })}
      {keys.length > shown && (
        <Button variant="default" onClick={() => setShown(shown + most)}>
          <Trans>Show more</Trans> ({keys.length - shown})
        </Button>
      )}
      {keys.length === 0 && (
        <p className={classes.dim}>
          <Trans>Nothing is drawn yet.</Trans>
        </p>
      )}
    </div>
  );
}
