/** Narrows the list by custom fields: each has the control of its type; what they set is the address. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, Popover, SegmentedControl, Stack, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import bar from "~/components/filters/filters.module.css";
import { useForgottenOnLeaving } from "~/components/filters/SearchField";
import classes from "~/features/orders/OwnFilters.module.css";
import { replaced, valueOf } from "~/features/orders/ownConditions";
import type { OwnCondition } from "~/features/orders/search";
import { type CustomField, useCustomFields } from "~/lib/customFields";

interface OwnFiltersProps {
  conditions: readonly OwnCondition[];
  onChange: (conditions: OwnCondition[]) => void;
}

export function OwnFilters({ conditions, onChange }: OwnFiltersProps) {
  const { t } = useLingui();
  const fields = useCustomFields("ORDER").filter(({ filtered }) => filtered);
  if (fields.length === 0) return null;
  return (
    <Popover position="bottom-start" trapFocus withinPortal>
      <Popover.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          <Trans>Fields</Trans>
          {conditions.length > 0 && <span className={bar.number}>{conditions.length}</span>}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t`Filter by custom fields`}>
        <div className={classes.own}>
          {fields.map((field) => (
            <OwnFilter key={field.key} field={field} conditions={conditions} onChange={onChange} />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

interface OwnFilterProps extends OwnFiltersProps {
  field: CustomField;
}

const ranged = ["INTEGER", "DECIMAL", "DATE", "DATE_TIME"];

function OwnFilter(props: OwnFilterProps) {
  if (props.field.type === "ENUM") return <AnyOf {...props} />;
  if (props.field.type === "BOOLEAN") return <YesOrNo {...props} />;
  return ranged.includes(props.field.type) ? <Between {...props} /> : <Containing {...props} />;
}

function AnyOf({ field, conditions, onChange }: OwnFilterProps) {
  const chosen = (valueOf(conditions, field.key, "IN") as string[] | undefined) ?? [];
  return (
    <Checkbox.Group
      label={field.label.text}
      value={chosen}
      onChange={(next) => onChange(replaced(conditions, field.key, "IN", next.length > 0 ? next : undefined))}
    >
      <Stack gap={6} mt={6}>
        {field.choices.map((choice) => (
          <Checkbox key={String(choice.value)} size="sm" value={String(choice.value)} label={choice.label.text} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

function YesOrNo({ field, conditions, onChange }: OwnFilterProps) {
  const { t } = useLingui();
  const value = valueOf(conditions, field.key, "EQ");
  return (
    <div role="group" aria-label={field.label.text}>
      <div className={classes.ownLabel}>{field.label.text}</div>
      <SegmentedControl
        fullWidth
        value={value === undefined ? "" : String(value)}
        data={[
          { value: "", label: t`Any` },
          { value: "true", label: t`Yes` },
          { value: "false", label: t`No` },
        ]}
        onChange={(next) => onChange(replaced(conditions, field.key, "EQ", next === "" ? undefined : next === "true"))}
      />
    </div>
  );
}

function Containing({ field, conditions, onChange }: OwnFilterProps) {
  const [text, setText] = useState(String(valueOf(conditions, field.key, "CONTAINS") ?? ""));
  const find = useDebouncedCallback(
    (next: string) => onChange(replaced(conditions, field.key, "CONTAINS", next.trim() || undefined)),
    250,
  );
  useForgottenOnLeaving(find.cancel);
  return (
    <TextInput
      label={field.label.text}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        find(event.currentTarget.value);
      }}
    />
  );
}

const inputType = (field: CustomField) => (field.type === "DATE" ? "date" : field.type === "DATE_TIME" ? "datetime-local" : "number");

/** Dates as they are typed; the server wants numbers as numbers, and moments with their zone. */
function asked(field: CustomField, text: string): unknown {
  if (text === "") return undefined;
  if (field.type === "DATE") return text;
  if (field.type === "DATE_TIME") return new Date(text).toISOString();
  return Number.isNaN(Number(text)) ? undefined : Number(text);
}

function Between({ field, conditions, onChange }: OwnFilterProps) {
  const { t } = useLingui();
  const name = field.label.text;
  const [typed, setTyped] = useState({
    GTE: String(valueOf(conditions, field.key, "GTE") ?? ""),
    LTE: String(valueOf(conditions, field.key, "LTE") ?? ""),
  });
  const find = useDebouncedCallback((op: "GTE" | "LTE", text: string) => onChange(replaced(conditions, field.key, op, asked(field, text))), 250);
  useForgottenOnLeaving(find.cancel);
  const set = (op: "GTE" | "LTE") => (event: { currentTarget: { value: string } }) => {
    const text = event.currentTarget.value;
    setTyped((old) => ({ ...old, [op]: text }));
    find(op, text);
  };
  return (
    <div role="group" aria-label={name}>
      <div className={classes.ownLabel}>{name}</div>
      <div className={classes.ownRange}>
        <TextInput type={inputType(field)} aria-label={t`${name}, from`} placeholder={t`at least`} value={typed.GTE} onChange={set("GTE")} />
        <TextInput type={inputType(field)} aria-label={t`${name}, to`} placeholder={t`at most`} value={typed.LTE} onChange={set("LTE")} />
      </div>
    </div>
  );
}
