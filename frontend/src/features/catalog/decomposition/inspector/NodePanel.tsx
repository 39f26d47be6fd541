/** A specification that is drawn: what is asked about it, what it is made of, and what it is part of. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { IconArrowRight, IconExternalLink, IconTrash } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useWordsOf } from "~/components/useWordsOf";
import { drawnAt, useDesigner } from "~/features/catalog/decomposition/context";
import classes from "~/features/catalog/decomposition/inspector/inspector.module.css";
import { LinkList } from "~/features/catalog/decomposition/inspector/parts";
import { RuleList } from "~/features/catalog/decomposition/inspector/RuleList";
import { edgeChoice, pairId } from "~/features/catalog/decomposition/model/graph";
import { sortLooks, typeWords } from "~/features/catalog/decomposition/words";
import type { Characteristic } from "~/features/catalog/form/characteristic";
import { useForm } from "~/features/catalog/form/context";
import { LinesAt } from "~/features/catalog/form/fields";
import { useTypeWords } from "~/features/catalog/form/useTypeWords";

export function NodePanel({ specification }: { specification: string }) {
  const { t, i18n } = useLingui();
  const wordsOf = useWordsOf();
  const { entityKey } = useForm();
  const { graph, drawing, readOnly, remove, setAsk } = useDesigner();
  const drawn = drawnAt(drawing, specification);
  const { Icon, word, tone } = sortLooks[drawn.sort];
  const index = graph.nodes.findIndex((one) => one.specification === specification);
  const typeOf = (type: string) => (typeWords[type] ? i18n._(typeWords[type]) : type);
  const partners = [...new Set(graph.mappings.flatMap((one) => (one.source === specification ? [pairId(specification, one.target)] : one.target === specification ? [pairId(one.source, specification)] : [])))];
  return (
    <>
      <div>
        <p className={classes.sort} style={{ color: `var(--tone-${tone}-text)` }}>
          <Icon size={15} aria-hidden /> {i18n._(word)}
          {drawn.category && <span className={classes.dim}>{drawn.category}</span>}
        </p>
        <h2 className={classes.title}>{wordsOf(drawn.name) || specification}</h2>
        <code className={classes.dim}>{specification}</code>
      </div>
      <Group gap="xs">
        <Button component={Link} to={`/catalog/specifications/${encodeURIComponent(specification)}` as string} size="xs" variant="default" leftSection={<IconExternalLink size={14} aria-hidden />}>
          <Trans>Open the specification</Trans>
        </Button>
        {drawn.graph && drawn.graph !== entityKey && (
          <Button component={Link} to={`/catalog/decompositions/${encodeURIComponent(drawn.graph)}` as string} size="xs" variant="default">
            <Trans>Drawn in {drawn.graph}</Trans>
          </Button>
        )}
        {!readOnly && (
          <>
            <Button size="xs" variant="default" leftSection={<IconArrowRight size={14} aria-hidden />} onClick={() => setAsk({ kind: "connect", from: specification })}>
              <Trans>Connect to…</Trans>
            </Button>
            <Button size="xs" variant="default" leftSection={<IconTrash size={14} aria-hidden />} onClick={remove}>
              <Trans>Take out of the graph</Trans>
            </Button>
          </>
        )}
      </Group>
      <LinkList
        title={t`What it is made of`}
        none={<Trans>Nothing yet: connect it to what it needs.</Trans>}
        items={graph.edges.filter((one) => one.source === specification).map((one) => ({ id: edgeChoice(one.id), key: one.target, told: typeOf(one.type) }))}
      />
      <LinkList
        title={t`What it is part of`}
        items={graph.edges.filter((one) => one.target === specification).map((one) => ({ id: edgeChoice(one.id), key: one.source, told: typeOf(one.type) }))}
      />
      <LinkList
        title={t`Values that travel`}
        items={partners.map((id) => {
          const [source = "", target = ""] = id.slice(2).split(">");
          return { id, key: source === specification ? target : source, told: source === specification ? t`from here` : t`to here` };
        })}
      />
      <RuleList between={[specification]} />
      <Characteristics of={specification} list={drawn.characteristics} />
      {index >= 0 && <LinesAt path={["nodes", index, "note"]} label={t`Note`} description={t`For those who read this graph.`} />}
    </>
  );
}

function Characteristics({ of, list }: { of: string; list: readonly Characteristic[] }) {
  const { t } = useLingui();
  const { readOnly, setAsk, drawing } = useDesigner();
  const wordsOf = useWordsOf();
  const types = useTypeWords();
  return (
    <section aria-label={t`Characteristics`}>
      <h3 className={classes.head}>
        <Trans>Characteristics</Trans>
        {!readOnly && drawing.drawn.has(of) && (
          <Button size="compact-xs" variant="default" ml="auto" onClick={() => setAsk({ kind: "characteristics", of })}>
            <Trans>Edit them</Trans>
          </Button>
        )}
      </h3>
      {list.length === 0 ? (
        <p className={classes.dim}>
          <Trans>Nothing is asked about it yet.</Trans>
        </p>
      ) : (
        <div className={classes.scroll}>
          <table className={classes.grid}>
            <thead>
              <tr>
                <th scope="col">{t`Name`}</th>
                <th scope="col">{t`Key`}</th>
                <th scope="col">{t`Type`}</th>
                <th scope="col">{t`Default`}</th>
              </tr>
            </thead>
            <tbody>
              {list.map((one) => (
                <tr key={one.key}>
                  <td>
                    {wordsOf(one.name) || one.key}
                    {one.fulfillment_only && <span className={classes.later}>{t`asked later`}</span>}
                  </td>
                  <td>
                    <code>{one.key}</code>
                  </td>
                  <td>{types[one.value_type ?? "string"]}</td>
                  <td>{one.default === undefined ? "–" : String(one.default)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
