/** One characteristic: what is asked, which answers there are, and what becomes of them. */
import { Trans, useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { useWordsOf } from "~/components/useWordsOf";
import { ValueField } from "~/components/ValueField";
import classes from "~/features/catalog/catalog.module.css";
import { type Characteristic, keyed, specOf, typed, type ValueTypeName, valueTypes } from "~/features/catalog/form/characteristic";
import { useField, useForm } from "~/features/catalog/form/context";
import { ChoiceAt, NumberAt, SwitchAt, TextAt, WordsAt } from "~/features/catalog/form/fields";
import { AddButton, RowVerbs, useRows } from "~/features/catalog/form/rows";
import { useTypeWords } from "~/features/catalog/form/useTypeWords";

export function CharacteristicPanel({ index }: { index: number }) {
  const { t } = useLingui();
  const wordsOf = useWordsOf();
  const typeWords = useTypeWords();
  const at = (...path: (string | number)[]) => ["characteristics", index, ...path];
  const { value, change } = useField(at());
  const { value: whole, inForce } = useForm();
  const standard = useField(at("default"));
  const one = value as Characteristic;
  const type = one.value_type ?? "string";
  const numeric = type === "integer" || type === "decimal";
  const named = () => {
    const published = new Set((inForce?.["characteristics"] as Characteristic[] | undefined)?.map(({ key }) => key));
    const untouched = one.name["en"] === t`Question ${one.key.slice("answer_".length)}`;
    const key = untouched ? null : keyed(whole["characteristics"] as Characteristic[], index, published);
    if (key) change({ ...one, key });
  };
  return (
    <div className={classes.fields}>
      <WordsAt path={at("name")} label={t`Name`} required onLeave={named} />
      <WordsAt path={at("help")} label={t`Help`} multiline />
      <div className={classes.four}>
        <TextAt path={at("key")} label={t`Key`} code required />
        <ChoiceAt path={at("value_type")} label={t`Type`} fallback="string" onChoose={(next) => change(typed(one, next as ValueTypeName))} data={valueTypes.map((each) => ({ value: each, label: typeWords[each] }))} />
        <TextAt path={at("unit")} label={t`Unit`} />
        <NumberAt path={at("most")} label={t`Most answers`} whole min={1} description={t`More than one: a list.`} />
        {numeric && (
          <>
            <NumberAt path={at("minimum")} label={t`At least`} />
            <NumberAt path={at("maximum")} label={t`At most`} />
            <NumberAt path={at("step")} label={t`Step`} description={t`Counted from the least.`} />
          </>
        )}
        {type === "string" && <TextAt path={at("pattern")} label={t`Pattern`} code description={t`A regular expression.`} />}
        {standard.readOnly ? (
          <TextInput label={t`Default`} readOnly value={one.default === undefined ? "" : String(one.default)} />
        ) : (
          <ValueField
            spec={{ ...specOf(one, wordsOf), label: t`Default`, help: null, mandatory: false }}
            value={standard.value}
            error={standard.error}
            onChange={(next) => standard.change(next ?? undefined)}
          />
        )}
      </div>
      {type !== "boolean" && type !== "json" && type !== "date" && <AllowedValues index={index} numeric={numeric} />}
      <div className={classes.marks}>
        <SwitchAt path={at("mandatory")} label={t`Has to be answered`} />
        <SwitchAt path={at("configurable")} label={t`Chosen when it is sold`} fallback={true} />
        <SwitchAt path={at("quantity")} label={t`Says how many`} />
        <SwitchAt path={at("fulfillment_only")} label={t`Asked after the order came in`} description={t`Never changes the price.`} />
      </div>
    </div>
  );
}

interface Allowed {
  value: unknown;
  label: Record<string, string>;
}

function AllowedValues({ index, numeric }: { index: number; numeric: boolean }) {
  const { t } = useLingui();
  const list = useRows<Allowed>(["characteristics", index, "allowed"]);
  return (
    <fieldset className={classes.allowed}>
      <legend>
        <Trans>Values to choose from</Trans>
      </legend>
      {list.error && <p className={classes.error}>{list.error}</p>}
      {list.rows.map((row, place) => (
        <div key={place} className={classes.allowedRow} role="group" aria-label={t`Value ${place + 1}`}>
          <TextInput
            aria-label={t`Kept as`}
            placeholder={t`Kept as`}
            readOnly={list.readOnly}
            value={row.value === null || row.value === undefined ? "" : String(row.value)}
            error={list.errorAt(place, "value")}
            onChange={(event) => {
              const text = event.currentTarget.value;
              list.patch(place, { value: numeric && text.trim() !== "" && !Number.isNaN(Number(text)) ? Number(text) : text });
            }}
          />
          {(["en", "pt-BR"] as const).map((language) => (
            <TextInput
              key={language}
              aria-label={language === "en" ? t`Label (English)` : t`Label (Portuguese)`}
              placeholder={language === "en" ? t`English` : t`Portuguese`}
              readOnly={list.readOnly}
              value={row.label?.[language] ?? ""}
              error={list.errorAt(place, "label", language)}
              onChange={(event) => list.patch(place, { label: { ...row.label, [language]: event.currentTarget.value } })}
            />
          ))}
          {!list.readOnly && <RowVerbs name={t`value ${place + 1}`} index={place} count={list.rows.length} move={list.move} drop={list.drop} />}
        </div>
      ))}
      {!list.readOnly && (
        <AddButton onClick={() => list.add({ value: numeric ? list.rows.length + 1 : `value_${list.rows.length + 1}`, label: { en: t`Value ${list.rows.length + 1}` } })}>
          <Trans>Add a value</Trans>
        </AddButton>
      )}
    </fieldset>
  );
}
