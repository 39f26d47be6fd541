/** The settings of one field; only those that its type has. */
import { Trans, useLingui } from "@lingui/react/macro";
import { NumberInput, Select, Stack, Switch, TextInput } from "@mantine/core";
import { ValueField } from "~/components/ValueField";
import { WordsField } from "~/components/WordsField";
import { ChoiceRows } from "~/features/forms/editor/ChoiceRows";
import classes from "~/features/forms/forms.module.css";
import { asKey, type Field, type Form, freeKey, setField, setType, viewOf } from "~/features/forms/model/form";
import { sortOf, sorts } from "~/features/forms/words";
import { currentLocale } from "~/lib/i18n";
import { messageAt, type Problem } from "~/lib/problems";
import type { Edits } from "~/lib/useEdits";

interface FieldPanelProps {
  edits: Edits<Form>;
  place: number;
  problems: readonly Problem[];
  readOnly: boolean;
}

const asNumber = (value: number | string): number | undefined => (value === "" ? undefined : Number(value));

export function FieldPanel({ edits, place, problems, readOnly }: FieldPanelProps) {
  const { t, i18n } = useLingui();
  const field = edits.value.fields[place];
  if (!field) return null;
  const sort = sortOf(field);
  const set = (name: keyof Field, value: unknown) =>
    edits.edit((form) => setField(form, place, { [name]: value }), `${place}.${name}`);
  const errorOf = (...path: string[]) => messageAt(problems, "fields", String(place), ...path);
  const named = () => {
    const others = edits.value.fields.filter((one) => one !== field);
    const key = asKey(field.label["en"] ?? "", "_");
    if (/^field(_\d+)?$/.test(field.key) && key && field.label["en"] !== "New field")
      edits.edit((form) => setField(form, place, { key: freeKey(others, key) }), `${place}.label`);
  };
  const view = viewOf([field], currentLocale())[0];
  return (
    <Stack key={place}>
      <WordsField
        label={t`Label`}
        required
        readOnly={readOnly}
        words={field.label}
        errorOf={(language) => errorOf("label", language)}
        onChange={(label) => set("label", label)}
        onLeave={named}
      />
      <div className={classes.pair}>
        <TextInput
          label={t`Key`}
          description={t`Flows read the value by it.`}
          required
          readOnly={readOnly}
          maxLength={60}
          value={field.key}
          error={errorOf("key")}
          onChange={(event) => set("key", event.currentTarget.value)}
        />
        <Select
          label={t`Type`}
          description={t`What can be filled in.`}
          allowDeselect={false}
          readOnly={readOnly}
          data={sorts.map(({ id, word }) => ({ value: id, label: i18n._(word) }))}
          value={sort.id}
          error={errorOf("type")}
          onChange={(id) => {
            const wanted = sorts.find((one) => one.id === id);
            if (wanted) edits.edit((form) => setType(form, place, wanted.type, wanted.multiline));
          }}
        />
      </div>
      <Switch
        label={t`Required`}
        description={t`The task can't be completed without it.`}
        checked={field.required ?? false}
        disabled={readOnly}
        onChange={(event) => set("required", event.currentTarget.checked)}
      />
      <WordsField
        label={t`Help`}
        multiline
        readOnly={readOnly}
        words={field.help}
        errorOf={(language) => errorOf("help", language)}
        onChange={(help) => set("help", help)}
      />
      {sort.type === "enum" && <ChoiceRows edits={edits} place={place} problems={problems} readOnly={readOnly} />}
      {(sort.type === "integer" || sort.type === "decimal") && (
        <div className={classes.three}>
          {(["minimum", "maximum"] as const).map((name) => (
            <NumberInput
              key={name}
              label={name === "minimum" ? t`Least` : t`Most`}
              readOnly={readOnly}
              value={field[name] ?? ""}
              error={errorOf(name)}
              onChange={(value) => set(name, asNumber(value))}
            />
          ))}
          <TextInput
            label={t`Unit`}
            readOnly={readOnly}
            maxLength={20}
            value={field.unit ?? ""}
            onChange={(event) => set("unit", event.currentTarget.value)}
          />
        </div>
      )}
      {sort.id === "text" && (
        <TextInput
          label={t`Pattern`}
          description={t`A regular expression that the whole text has to match.`}
          readOnly={readOnly}
          maxLength={300}
          value={field.pattern ?? ""}
          error={errorOf("pattern")}
          onChange={(event) => set("pattern", event.currentTarget.value)}
        />
      )}
      {view && (
        <ValueField
          spec={{ ...view, name: "default", label: t`Begins with`, help: t`What stands there when the task opens.`, mandatory: false }}
          value={field.default ?? null}
          disabled={readOnly}
          error={errorOf("default")}
          onChange={(value) => set("default", value)}
        />
      )}
      <TextInput
        label={t`Writes the characteristic`}
        description={t`Of the order line; empty keeps the value in the task.`}
        readOnly={readOnly}
        maxLength={60}
        value={field.writes ?? ""}
        error={errorOf("writes")}
        onChange={(event) => set("writes", event.currentTarget.value)}
      />
      <WordsField
        label={t`Section begins here`}
        readOnly={readOnly}
        words={field.heading}
        errorOf={(language) => errorOf("heading", language)}
        onChange={(heading) => set("heading", heading)}
      />
      <p className={classes.hint}>
        <Trans>
          In a flow: <code>nodes.survey.out.{field.key}</code>, with the key of the task in place of “survey”.
        </Trans>
      </p>
    </Stack>
  );
}
