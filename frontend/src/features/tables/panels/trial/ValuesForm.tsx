/** One field for each value that the table reads. */
import { useLingui } from "@lingui/react/macro";
import { Autocomplete, Select, TextInput } from "@mantine/core";
import { clock, type Typed, type ValueField } from "~/features/tables/panels/trial/fields";
import classes from "~/features/tables/panels/panels.module.css";

interface ValuesProps {
  fields: readonly ValueField[];
  typed: Typed;
  onType: (typed: Typed) => void;
  /** What stands in a blank field's place, by path. */
  given?: Readonly<Record<string, string>>;
}

const inputTypes: Record<string, string> = { date: "date", date_time: "datetime-local", time: "time" };

export function ValuesForm({ fields, typed, onType, given }: ValuesProps) {
  const { t } = useLingui();
  return (
    <div className={classes.values}>
      {fields.map((field) => {
        const set = (text: string | null) => onType({ ...typed, [field.path]: text ?? "" });
        const label = field.path === clock ? t`On the day` : field.label;
        const value = typed[field.path] ?? "";
        const hint = given?.[field.path] ?? "";
        const shared = { size: "xs" as const, label, placeholder: hint, title: field.path };
        if (field.type === "boolean") {
          const choices = [{ value: "true", label: t`yes` }, { value: "false", label: t`no` }];
          return <Select key={field.path} {...shared} clearable data={choices} value={value || null} onChange={set} />;
        }
        if (field.closed && field.choices.length > 0) {
          return <Select key={field.path} {...shared} clearable searchable data={[...field.choices]} value={value || null} onChange={set} />;
        }
        if (field.choices.length > 0) {
          return <Autocomplete key={field.path} {...shared} limit={40} data={[...field.choices]} value={value} onChange={set} />;
        }
        return (
          <TextInput
            key={field.path}
            {...shared}
            type={inputTypes[field.type] ?? "text"}
            inputMode={field.type === "number" ? "decimal" : undefined}
            placeholder={hint || (field.type === "duration" ? "P2D" : "")}
            value={value}
            onChange={(event) => set(event.currentTarget.value)}
          />
        );
      })}
    </div>
  );
}
