/** What is chosen on the canvas, to be read and edited. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useDesigner } from "~/features/catalog/decomposition/context";
import { EdgePanel } from "~/features/catalog/decomposition/inspector/EdgePanel";
import classes from "~/features/catalog/decomposition/inspector/inspector.module.css";
import { MappingGrid } from "~/features/catalog/decomposition/inspector/MappingGrid";
import { NodePanel } from "~/features/catalog/decomposition/inspector/NodePanel";
import { RulePanel } from "~/features/catalog/decomposition/inspector/RulePanel";
import { LinkList, SpecName } from "~/features/catalog/decomposition/inspector/parts";
import { RuleList } from "~/features/catalog/decomposition/inspector/RuleList";
import { choiceOf, nodeId, placeOfFinding } from "~/features/catalog/decomposition/model/graph";
import { useNaming } from "~/features/catalog/decomposition/panels/useWayWords";
import { Ways } from "~/features/catalog/decomposition/panels/Ways";
import { useForm } from "~/features/catalog/form/context";
import { WordsAt } from "~/features/catalog/form/fields";

export function Inspector() {
  const { t } = useLingui();
  const { selection } = useDesigner();
  const [only] = selection;
  return (
    <div className={classes.panel} data-inspector tabIndex={-1} role="region" aria-label={t`What is chosen`}>
      {only === undefined ? <GraphPanel /> : selection.length > 1 ? <SeveralPanel /> : <ChosenPanel id={only} key={only} />}
    </div>
  );
}

function ChosenPanel({ id }: { id: string }) {
  return (
    <>
      <OnePanel id={id} />
      <Mend id={id} />
    </>
  );
}

/** What is wrong with it, in the words of the list of problems, with the ways out. */
function Mend({ id }: { id: string }) {
  const { t } = useLingui();
  const { graph } = useDesigner();
  const { findings } = useForm();
  const { readable } = useNaming();
  const here = findings.filter((one) => placeOfFinding(graph, one.path) === id);
  if (here.length === 0) return null;
  return (
    <section aria-label={t`To mend`} className={classes.mend}>
      {here.map((one) => (
        <div key={`${one.path.join(".")}:${one.code}:${one.message}`}>
          <p className={classes.error}>{readable(one.message)}</p>
          <Ways finding={one} />
        </div>
      ))}
    </section>
  );
}

function OnePanel({ id }: { id: string }) {
  const { graph } = useDesigner();
  const choice = choiceOf(id);
  if (choice.kind === "node") return <NodePanel specification={choice.key} />;
  if (choice.kind === "rule") return <RulePanel rule={choice.key} />;
  if (choice.kind === "pair") return <PairPanel source={choice.source} target={choice.target} />;
  const index = graph.edges.findIndex((one) => one.id === choice.id);
  const edge = graph.edges[index];
  return edge ? <EdgePanel edge={edge} index={index} /> : null;
}

function PairPanel({ source, target }: { source: string; target: string }) {
  return (
    <>
      <h2 className={classes.title}>
        <SpecName of={source} /> <span aria-hidden>→</span> <SpecName of={target} />
      </h2>
      <MappingGrid source={source} target={target} />
      <RuleList between={[source, target]} />
    </>
  );
}

function GraphPanel() {
  const { t } = useLingui();
  const { graph } = useDesigner();
  return (
    <>
      <h2 className={classes.title}>
        <Trans>The graph</Trans>
      </h2>
      <WordsAt path={["name"]} label={t`Name`} required />
      <WordsAt path={["description"]} label={t`Description`} multiline />
      <p className={classes.dim}>
        <Plural value={graph.nodes.length} one="# specification" other="# specifications" />, <Plural value={graph.edges.length} one="# relationship" other="# relationships" />
        , <Plural value={graph.mappings.length} one="# mapping" other="# mappings" />
      </p>
      <LinkList title={t`Specifications`} items={graph.nodes.map((one) => ({ id: nodeId(one.specification), key: one.specification }))} />
    </>
  );
}

function SeveralPanel() {
  const { t } = useLingui();
  const { selection, remove, readOnly } = useDesigner();
  const keys = selection.filter((id) => id.startsWith("n:")).map((id) => id.slice(2));
  return (
    <>
      <h2 className={classes.title}>
        <Plural value={selection.length} one="# chosen" other="# chosen" />
      </h2>
      <p className={classes.dim}>
        <Trans>Ctrl+C copies the specifications with what runs between them, for this or another graph.</Trans>
      </p>
      <RuleList between={keys.length === 2 && keys[0] && keys[1] ? [keys[0], keys[1]] : [""]} />
      <LinkList title={t`Specifications`} items={keys.map((key) => ({ id: nodeId(key), key }))} />
      {!readOnly && (
        <Button variant="default" leftSection={<IconTrash size={15} aria-hidden />} onClick={remove} style={{ justifySelf: "start" }}>
          <Trans>Remove them</Trans>
        </Button>
      )}
    </>
  );
}
