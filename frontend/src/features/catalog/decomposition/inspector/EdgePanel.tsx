/** A relationship: when the target is made, how many, and who shares it; below it the values that travel along. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useDesigner } from "~/features/catalog/decomposition/context";
import classes from "~/features/catalog/decomposition/inspector/inspector.module.css";
import { MappingGrid } from "~/features/catalog/decomposition/inspector/MappingGrid";
import { MilestoneAt } from "~/features/catalog/decomposition/inspector/MilestoneAt";
import { SpecName } from "~/features/catalog/decomposition/inspector/parts";
import { RuleList } from "~/features/catalog/decomposition/inspector/RuleList";
import { type Edge, nodeId } from "~/features/catalog/decomposition/model/graph";
import { scopeWords, typeWords } from "~/features/catalog/decomposition/words";
import { ChoiceAt, NumberAt, SwitchAt } from "~/features/catalog/form/fields";
import { useCharacteristics } from "~/features/catalog/form/Narrowing";
import { RuleAt } from "~/features/catalog/form/RuleAt";

const types = ["bundles", "realized_as", "requires", "composed_of"] as const;
const scopes = ["none", "line", "bundle", "order", "account", "site"] as const;

export function EdgePanel({ edge, index }: { edge: Edge; index: number }) {
  const { t, i18n } = useLingui();
  const { open, remove, readOnly } = useDesigner();
  const characteristics = useCharacteristics(edge.source).map((one) => ({ value: one.key, label: one.key }));
  const at = (field: string) => ["edges", index, field];
  return (
    <>
      <h2 className={classes.title}>
        <button type="button" className={classes.end} onClick={() => open(nodeId(edge.source))}>
          <SpecName of={edge.source} />
        </button>
        <span aria-hidden>→</span>
        <button type="button" className={classes.end} onClick={() => open(nodeId(edge.target))}>
          <SpecName of={edge.target} />
        </button>
      </h2>
      <div className={classes.two}>
        <ChoiceAt
          path={at("type")}
          label={t`Relationship`}
          required
          {...(edge.type === "composed_of" ? { description: t`Told as a part; no order is made for it.` } : {})}
          data={types.map((value) => ({ value, label: typeWords[value] ? i18n._(typeWords[value]) : value }))}
        />
        <NumberAt path={at("sequence")} label={t`Place`} whole description={t`Lower is made first; 100 when nothing is said.`} />
      </div>
      <SwitchAt path={at("mandatory")} label={t`Always there`} fallback={true} description={t`Else only when it is chosen, or its rule says so.`} />
      <RuleAt
        path={at("rule")}
        kind="rule"
        gives="boolean"
        of={{ source: edge.source, target: edge.target }}
        label={t`Only when`}
        description={t`False leaves it out; as long as a value is missing it waits.`}
      />
      <MilestoneAt
        path={at("expires_at")}
        label={t`Waits until`}
        description={t`A milestone: what is not decided when a fulfillment flow of its line comes there is left out. Empty: it waits until it is decided or dropped.`}
      />
      <section aria-label={t`How many`} className={classes.fields}>
        <h3 className={classes.head}>
          <Trans>How many</Trans>
        </h3>
        <div className={classes.three}>
          <NumberAt path={at("minimum")} label={t`At least`} min={0} />
          <NumberAt path={at("default")} label={t`At first`} min={0} />
          <NumberAt path={at("maximum")} label={t`At most`} min={0} />
        </div>
        <ChoiceAt path={at("quantity_characteristic")} label={t`Counted by`} clearable data={characteristics} description={t`A characteristic of the source says how many.`} />
        <div className={classes.two}>
          <ChoiceAt
            path={at("merge_scope")}
            label={t`Shared within`}
            fallback="none"
            data={scopes.map((value) => ({ value, label: scopeWords[value] ? i18n._(scopeWords[value]) : value }))}
          />
          <ChoiceAt
            path={at("merge_quantity")}
            label={t`Quantity when shared`}
            fallback="one"
            data={[
              { value: "one", label: t`Of the first` },
              { value: "sum", label: t`The sum` },
            ]}
          />
        </div>
      </section>
      <MappingGrid source={edge.source} target={edge.target} />
      <MappingGrid source={edge.target} target={edge.source} />
      <RuleList between={[edge.source, edge.target]} />
      {!readOnly && (
        <Group>
          <Button size="xs" variant="default" leftSection={<IconTrash size={14} aria-hidden />} onClick={remove}>
            <Trans>Remove the relationship</Trans>
          </Button>
        </Group>
      )}
    </>
  );
}
