/** Relationships and mappings between specifications: what becomes of what, and which values go along. */
import { useLingui } from "@lingui/react/macro";
import classes from "~/features/catalog/catalog.module.css";
import { useForm } from "~/features/catalog/form/context";
import { ChoiceAt, NumberAt, RefAt, SwitchAt, TextAt } from "~/features/catalog/form/fields";
import { useCharacteristics } from "~/features/catalog/form/Narrowing";
import { Part } from "~/features/catalog/form/Part";
import { RuleAt } from "~/features/catalog/form/RuleAt";

const useKeys = (field: "source" | "target") => {
  const { value } = useForm();
  return useCharacteristics((value[field] as string | undefined) ?? null).map((one) => ({ value: one.key, label: one.key }));
};

function useEnds() {
  const { value } = useForm();
  return { source: (value["source"] as string | undefined) ?? null, target: (value["target"] as string | undefined) ?? null };
}

export function RelationshipForm() {
  const { t } = useLingui();
  const ends = useEnds();
  const characteristics = useKeys("source");
  return (
    <>
      <Part title={t`What belongs to what`} of={["source", "target", "type", "mandatory", "sequence", "id"]}>
        <div className={classes.three}>
          <RefAt path={["source"]} label={t`From`} section="specifications" required />
          <ChoiceAt
            path={["type"]}
            label={t`Relationship`}
            required
            data={[
              { value: "bundles", label: t`Bundles` },
              { value: "realized_as", label: t`Realised as` },
              { value: "requires", label: t`Requires` },
              { value: "composed_of", label: t`Composed of` },
            ]}
          />
          <RefAt path={["target"]} label={t`To`} section="specifications" required />
        </div>
        <div className={classes.three}>
          <SwitchAt path={["mandatory"]} label={t`Always there`} fallback={true} />
          <NumberAt path={["sequence"]} label={t`Place`} whole />
        </div>
        <RuleAt path={["rule"]} kind="rule" gives="boolean" of={ends} label={t`Only when`} description={t`FEEL over source, line, order, account and site; false leaves it out.`} />
      </Part>
      <Part title={t`How many`} of={["minimum", "default", "maximum", "quantity_characteristic", "merge_scope", "merge_quantity"]}>
        <div className={classes.four}>
          <NumberAt path={["minimum"]} label={t`At least`} />
          <NumberAt path={["default"]} label={t`At first`} />
          <NumberAt path={["maximum"]} label={t`At most`} />
          <ChoiceAt path={["quantity_characteristic"]} label={t`Counted by`} clearable data={characteristics} />
          <ChoiceAt
            path={["merge_scope"]}
            label={t`Shared within`}
            fallback="none"
            data={[
              { value: "none", label: t`Not shared` },
              { value: "line", label: t`The line` },
              { value: "bundle", label: t`The bundle` },
              { value: "order", label: t`The order` },
              { value: "account", label: t`The account` },
              { value: "site", label: t`The site` },
            ]}
          />
          <ChoiceAt
            path={["merge_quantity"]}
            label={t`Quantity when shared`}
            fallback="one"
            data={[
              { value: "one", label: t`Of the first` },
              { value: "sum", label: t`The sum` },
            ]}
          />
        </div>
      </Part>
    </>
  );
}

export function MappingForm() {
  const { t } = useLingui();
  const { value } = useForm();
  const [from, to] = [useKeys("source"), useKeys("target")];
  const ends = useEnds();
  const kind = (value["kind"] as string | undefined) ?? "copy";
  return (
    <Part title={t`Which value goes where`} of={["source", "target", "kind", "from_characteristic", "to_characteristic", "condition", "value", "expression", "id"]}>
      <div className={classes.two}>
        <RefAt path={["source"]} label={t`From`} section="specifications" required />
        <RefAt path={["target"]} label={t`To`} section="specifications" required />
      </div>
      <div className={classes.three}>
        <ChoiceAt
          path={["kind"]}
          label={t`How`}
          required
          data={[
            { value: "copy", label: t`Copy` },
            { value: "set", label: t`Set` },
            { value: "default", label: t`Set where nothing is said` },
            { value: "compute", label: t`Compute` },
          ]}
        />
        {kind === "copy" && <ChoiceAt path={["from_characteristic"]} label={t`Characteristic`} required data={from} />}
        <ChoiceAt path={["to_characteristic"]} label={t`Into`} required data={to} />
        {(kind === "set" || kind === "default") && <TextAt path={["value"]} label={t`Value`} required />}
      </div>
      {kind === "compute" && <RuleAt path={["expression"]} kind="mapping" of={ends} label={t`Expression`} required />}
      <RuleAt path={["condition"]} kind="mapping" gives="boolean" of={ends} label={t`Only when`} />
    </Part>
  );
}
