/** The fields of catalog forms: each knows its place in the content, and shows what is wrong there. */
import { useLingui } from "@lingui/react/macro";
import { NumberInput, Select, Switch, TagsInput, Textarea, TextInput } from "@mantine/core";
import { DefinitionSelect } from "~/components/DefinitionSelect";
import { WordsField } from "~/components/WordsField";
import { useField, useForm } from "~/features/catalog/form/context";
import { RefSelect, RefsSelect } from "~/features/catalog/form/RefSelect";
import type { Path, Words } from "~/features/catalog/model";
import type { DefinitionKind } from "~/graphql/graphql";

interface FieldProps {
  path: Path;
  label: string;
  description?: string;
  required?: boolean;
}

/** What a field means stands below it, so that fields beside each other stand on one line. */
const order: ("label" | "input" | "description" | "error")[] = ["label", "input", "error", "description"];

const asText = (value: unknown): string => (value === null || value === undefined ? "" : String(value));
const asList = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

export function TextAt({ path, label, description, required, code, onRename }: FieldProps & { code?: boolean; onRename?: (value: string) => void }) {
  const field = useField(path);
  return (
    <TextInput
      inputWrapperOrder={order}
      label={label}
      description={description}
      required={required ?? false}
      readOnly={field.readOnly}
      maxLength={300}
      {...(code ? { styles: { input: { fontFamily: "var(--mantine-font-family-monospace)" } } } : {})}
      value={asText(field.value)}
      error={field.error}
      onChange={(event) => (onRename ?? field.change)(event.currentTarget.value)}
    />
  );
}

export function LinesAt({ path, label, description, required, code }: FieldProps & { code?: boolean }) {
  const field = useField(path);
  return (
    <Textarea
      inputWrapperOrder={order}
      label={label}
      description={description}
      required={required ?? false}
      readOnly={field.readOnly}
      autosize
      minRows={code ? 1 : 2}
      maxRows={14}
      {...(code ? { styles: { input: { fontFamily: "var(--mantine-font-family-monospace)" } }, spellCheck: false } : {})}
      value={asText(field.value)}
      error={field.error}
      onChange={(event) => field.change(event.currentTarget.value)}
    />
  );
}

export function WordsAt({ path, label, description, required, multiline, onLeave }: FieldProps & { multiline?: boolean; onLeave?: () => void }) {
  const field = useField(path);
  return (
    <WordsField
      label={label}
      {...(description ? { description } : {})}
      required={required ?? false}
      multiline={multiline ?? false}
      readOnly={field.readOnly}
      words={field.value as Words | undefined}
      errorOf={(language) => field.errorBelow(language) ?? (language === "en" ? field.error : undefined)}
      {...(onLeave ? { onLeave } : {})}
      onChange={(words) => field.change(Object.keys(words).length > 0 ? words : undefined)}
    />
  );
}

export function NumberAt({ path, label, description, required, whole, min, suffix }: FieldProps & { whole?: boolean; min?: number; suffix?: string }) {
  const field = useField(path);
  return (
    <NumberInput
      inputWrapperOrder={order}
      label={label}
      description={description}
      required={required ?? false}
      readOnly={field.readOnly}
      allowDecimal={!whole}
      {...(min === undefined ? {} : { min })}
      {...(suffix ? { suffix } : {})}
      clampBehavior="none"
      value={asText(field.value)}
      error={field.error}
      onChange={(value) => field.change(value === "" ? undefined : Number(value))}
    />
  );
}

export function SwitchAt({ path, label, description, fallback = false }: FieldProps & { fallback?: boolean }) {
  const field = useField(path);
  const checked = typeof field.value === "boolean" ? field.value : fallback;
  return (
    <Switch
      label={label}
      description={description}
      error={field.error}
      checked={checked}
      disabled={field.readOnly}
      onChange={(event) => field.change(event.currentTarget.checked === fallback ? undefined : event.currentTarget.checked)}
    />
  );
}

export function ChoiceAt(props: FieldProps & { data: readonly { value: string; label: string }[]; fallback?: string; clearable?: boolean; onChoose?: (value: string) => void }) {
  const { t } = useLingui();
  const field = useField(props.path);
  return (
    <Select
      inputWrapperOrder={order}
      label={props.label}
      description={props.description}
      required={props.required ?? false}
      readOnly={field.readOnly}
      data={[...props.data]}
      value={field.value === undefined ? (props.fallback ?? null) : asText(field.value)}
      error={field.error}
      allowDeselect={props.clearable ?? false}
      clearable={props.clearable ?? false}
      clearButtonProps={{ "aria-label": t`Clear` }}
      onChange={(value) => (value !== null && props.onChoose ? props.onChoose(value) : field.change(value ?? undefined))}
    />
  );
}

export function TagsAt({ path, label, description }: FieldProps) {
  const field = useField(path);
  const { t } = useLingui();
  return (
    <TagsInput
      inputWrapperOrder={order}
      label={label}
      description={description}
      readOnly={field.readOnly}
      placeholder={field.readOnly ? "" : t`Type and press Enter`}
      clearable
      clearButtonProps={{ "aria-label": t`Clear` }}
      value={asList(field.value)}
      error={field.error ?? field.errorBelow()}
      onChange={field.change}
    />
  );
}

export function RefAt({ path, section, ...props }: FieldProps & { section: string; hideLabel?: boolean }) {
  const field = useField(path);
  const { entityKey } = useForm();
  return (
    <RefSelect
      {...props}
      section={section}
      value={asText(field.value) || null}
      error={field.error}
      readOnly={field.readOnly}
      without={[entityKey]}
      onChange={(value) => field.change(value ?? undefined)}
    />
  );
}

export function RefsAt({ path, section, ...props }: FieldProps & { section: string }) {
  const field = useField(path);
  return <RefsSelect {...props} section={section} value={asList(field.value)} error={field.error ?? field.errorBelow()} readOnly={field.readOnly} onChange={field.change} />;
}

/** A flow, or a decision table. */
export function DefinitionAt({ path, ...props }: Omit<FieldProps, "required"> & { kind: DefinitionKind; begins?: string }) {
  const field = useField(path);
  return <DefinitionSelect {...props} value={asText(field.value) || null} error={field.error} readOnly={field.readOnly} onChange={(key) => field.change(key ?? undefined)} />;
}

/** A moment of this reader's day; the content keeps it in UTC. */
export function MomentAt({ path, label, description }: FieldProps) {
  const field = useField(path);
  const value = asText(field.value);
  return (
    <TextInput
      inputWrapperOrder={order}
      type="datetime-local"
      label={label}
      description={description}
      readOnly={field.readOnly}
      value={localOf(value)}
      error={field.error}
      onChange={(event) => field.change(event.currentTarget.value ? new Date(event.currentTarget.value).toISOString().replace(".000Z", "Z") : undefined)}
    />
  );
}

function localOf(moment: string): string {
  const date = new Date(moment);
  if (!moment || Number.isNaN(date.getTime())) return "";
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
