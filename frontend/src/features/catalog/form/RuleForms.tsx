/** Rules: what goes together in an order, and what one answer makes of others in a configuration. */
import { useLingui } from "@lingui/react/macro";
import { TagsInput } from "@mantine/core";
import { useWordsOf } from "~/components/useWordsOf";
import { ValueField } from "~/components/ValueField";
import classes from "~/features/catalog/catalog.module.css";
import { type Characteristic, specOf } from "~/features/catalog/form/characteristic";
import { useField, useForm } from "~/features/catalog/form/context";
import { ChoiceAt, NumberAt, RefAt, SwitchAt, TextAt, WordsAt } from "~/features/catalog/form/fields";
import { useCharacteristics } from "~/features/catalog/form/Narrowing";
import { Part } from "~/features/catalog/form/Part";
import { RuleAt } from "~/features/catalog/form/RuleAt";

const keyOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

export function CompatibilityForm() {
  const { t } = useLingui();
  const { value } = useForm();
  const [source, target] = [keyOf(value["source"]), keyOf(value["target"])];
  return (
    <>
      <Part title={t`What goes together`} of={["name", "type", "source", "target", "scope", "key"]}>
        <WordsAt path={["name"]} label={t`Name`} required />
        <div className={classes.three}>
          <RefAt path={["source"]} label={t`Who has`} section="specifications" required />
          <ChoiceAt
            path={["type"]}
            label={t`Rule`}
            required
            data={[
              { value: "requires", label: t`Requires` },
              { value: "excludes", label: t`Excludes` },
            ]}
          />
          <RefAt path={["target"]} label={t`What`} section="specifications" required />
        </div>
        <ChoiceAt
          path={["scope"]}
          label={t`Looked for in`}
          fallback="order"
          data={[
            { value: "bundle", label: t`The bundle` },
            { value: "site", label: t`The site` },
            { value: "order", label: t`The order` },
            { value: "account", label: t`The account, with what is installed` },
          ]}
        />
        <WordsAt path={["message"]} label={t`What a buyer is told`} multiline />
      </Part>
      <Part title={t`When, and how many`} of={["condition", "target_condition", "minimum", "maximum", "per_unit"]}>
        <RuleAt path={["condition"]} kind="compatibility" gives="boolean" of={{ line: source }} label={t`Only when`} description={t`FEEL over line, order, account and site.`} />
        <RuleAt path={["target_condition"]} kind="compatibility_target" gives="boolean" of={{ line: source, target }} label={t`Only targets for which`} description={t`FEEL over target besides.`} />
        <div className={classes.three}>
          <NumberAt path={["minimum"]} label={t`At least`} min={0} />
          <NumberAt path={["maximum"]} label={t`At most`} min={0} />
          <SwitchAt path={["per_unit"]} label={t`For each unit`} />
        </div>
      </Part>
    </>
  );
}

export function ConfigurationForm() {
  const { t } = useLingui();
  const { value } = useForm();
  const kind = (value["kind"] as string | undefined) ?? "default";
  const counting = kind === "quantity";
  const specification = keyOf(value["specification"]);
  const characteristics = useCharacteristics(specification);
  const asked = characteristics.find((one) => one.key === value["characteristic"]);
  return (
    <>
      <Part title={t`What it acts on`} of={["name", "kind", "specification", "offering", "characteristic", "child", "key"]}>
        <WordsAt path={["name"]} label={t`Name`} required />
        <div className={classes.three}>
          <ChoiceAt
            path={["kind"]}
            label={t`Kind`}
            required
            data={[
              { value: "default", label: t`Proposes a value` },
              { value: "set", label: t`Insists on a value` },
              { value: "allow", label: t`Leaves these values` },
              { value: "forbid", label: t`Forbids these values` },
              { value: "range", label: t`Narrows a range` },
              { value: "require", label: t`Asks for an answer` },
              { value: "hide", label: t`Hides a question` },
              { value: "quantity", label: t`Bounds a part of a bundle` },
            ]}
          />
          {counting ? (
            <>
              <RefAt path={["offering"]} label={t`Bundle`} section="offerings" required />
              <RefAt path={["child"]} label={t`Part`} section="offerings" required />
            </>
          ) : (
            <>
              <RefAt path={["specification"]} label={t`Specification`} section="specifications" />
              {characteristics.length > 0 ? (
                <ChoiceAt path={["characteristic"]} label={t`Characteristic`} required data={characteristics.map((one) => ({ value: one.key, label: one.key }))} />
              ) : (
                <TextAt path={["characteristic"]} label={t`Characteristic`} code required />
              )}
            </>
          )}
        </div>
        <WordsAt path={["message"]} label={t`What a buyer is told`} multiline />
      </Part>
      <Part title={t`When, and what it does`} of={["condition", "value", "values", "expression", "minimum", "maximum", "sequence"]}>
        <RuleAt path={["condition"]} kind="configuration" gives="boolean" of={{ line: specification }} label={t`Only when`} description={t`FEEL over line, bundle, order, account and site.`} />
        {(kind === "default" || kind === "set") && (
          <div className={classes.two}>
            <OneValue asked={asked} />
            <RuleAt path={["expression"]} kind="configuration" of={{ line: specification }} label={t`Or what this comes to`} />
          </div>
        )}
        {(kind === "allow" || kind === "forbid") && <SeveralValues asked={asked} />}
        {(kind === "range" || counting) && (
          <div className={classes.two}>
            <RuleAt path={["minimum"]} kind="configuration" gives="number" of={{ line: specification }} label={t`At least`} description={t`A number, or FEEL.`} />
            <RuleAt path={["maximum"]} kind="configuration" gives="number" of={{ line: specification }} label={t`At most`} description={t`A number, or FEEL.`} />
          </div>
        )}
        <NumberAt path={["sequence"]} label={t`Place`} whole description={t`Lower acts first; 100 when nothing is said.`} />
      </Part>
    </>
  );
}

function OneValue({ asked }: { asked: Characteristic | undefined }) {
  const { t } = useLingui();
  const wordsOf = useWordsOf();
  const field = useField(["value"]);
  const spec = asked ? specOf(asked, wordsOf) : { name: "value", valueType: "STRING" as const, label: "", mandatory: false };
  return (
    <ValueField
      spec={{ ...spec, label: t`Value`, help: null, mandatory: false }}
      value={field.value}
      error={field.error}
      disabled={field.readOnly}
      onChange={(value) => field.change(value ?? undefined)}
    />
  );
}

function SeveralValues({ asked }: { asked: Characteristic | undefined }) {
  const { t } = useLingui();
  const field = useField(["values"]);
  const numeric = asked?.value_type === "integer" || asked?.value_type === "decimal" || typeof asked?.allowed?.[0]?.value === "number";
  const read = (text: string): unknown => (numeric && text.trim() !== "" && !Number.isNaN(Number(text)) ? Number(text) : text);
  return (
    <TagsInput
      label={t`Values`}
      description={t`As they are kept, not as they are called.`}
      inputWrapperOrder={["label", "input", "error", "description"]}
      data={(asked?.allowed ?? []).map((choice) => String(choice.value))}
      readOnly={field.readOnly}
      value={((field.value as unknown[] | undefined) ?? []).map(String)}
      error={field.error ?? field.errorBelow()}
      onChange={(values) => field.change(values.map(read))}
    />
  );
}
