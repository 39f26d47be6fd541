/** The value of a row: an input for its type, with the choice of another type or of an expression. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Menu, MultiSelect, NativeSelect, TagsInput, TextInput } from "@mantine/core";
import { IconAbc, IconCalendar, IconCheckbox, IconMathFunction, IconNumber123, type TablerIcon } from "@tabler/icons-react";
import { useState } from "react";
import classes from "~/components/expression/conditions/conditions.module.css";
import { guessed, none, type Operand, operandText } from "~/components/expression/conditions/rows";
import type { Sort } from "~/components/expression/scope";

type Kind = Exclude<Operand["kind"], "none" | "null">;

const kinds: Readonly<Record<Kind, { label: MessageDescriptor; Icon: TablerIcon }>> = {
  text: { label: msg`Text`, Icon: IconAbc },
  number: { label: msg`Number`, Icon: IconNumber123 },
  boolean: { label: msg`Yes or no`, Icon: IconCheckbox },
  moment: { label: msg`Date, time or duration`, Icon: IconCalendar },
  formula: { label: msg`Another field, or an expression`, Icon: IconMathFunction },
};

const usual: Readonly<Record<Sort, Kind | null>> = {
  text: "text", number: "number", boolean: "boolean", date: "moment", date_time: "moment", time: "moment", duration: "moment", list: null, any: null,
};

const blanks: Readonly<Record<Kind, Operand>> = {
  text: none,
  number: none,
  moment: none,
  boolean: { kind: "boolean", value: true },
  formula: { kind: "formula", text: "" },
};

interface OperandProps {
  name: string;
  sort: Sort;
  values: readonly string[];
  operand: Operand;
  readOnly: boolean;
  onChange: (operand: Operand) => void;
}

export function OperandInput(props: OperandProps) {
  const { t, i18n } = useLingui();
  const { name, sort, operand, readOnly, onChange } = props;
  const [wanted, setWanted] = useState<Kind | null>(null);
  const kind: Kind | null = operand.kind !== "none" && operand.kind !== "null" ? operand.kind : (wanted ?? usual[sort]);
  const { Icon } = kinds[kind ?? "text"];
  return (
    <div className={classes.value}>
      <ValueInput {...props} kind={kind} />
      {!readOnly && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon size={28} aria-label={t`Kind of value for ${name}`}>
              <Icon size={15} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {(Object.keys(kinds) as Kind[]).map((one) => {
              const { label, Icon: Picture } = kinds[one];
              return (
                <Menu.Item
                  key={one}
                  leftSection={<Picture size={15} aria-hidden />}
                  onClick={() => {
                    setWanted(one);
                    if (one !== operand.kind) onChange(one === "formula" && operand.kind !== "none" ? { kind: one, text: operandText(operand) } : blanks[one]);
                  }}
                >
                  {i18n._(label)}
                </Menu.Item>
              );
            })}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

const shownText = (operand: Operand): string =>
  operand.kind === "none" ? "" : operand.kind === "boolean" ? String(operand.value) : operand.kind === "null" ? "null" : operand.text;

function ValueInput({ name, sort, values, operand, readOnly, onChange, kind }: OperandProps & { kind: Kind | null }) {
  const { t } = useLingui();
  const common = { className: classes.wide ?? "", "aria-label": t`Value for ${name}`, error: operand.kind === "none" && false };
  const text = shownText(operand);
  if (kind === "boolean") {
    return (
      <NativeSelect
        {...common}
        disabled={readOnly}
        value={text}
        onChange={(event) => onChange({ kind: "boolean", value: event.currentTarget.value === "true" })}
        data={[...(text === "" ? [{ value: "", label: "" }] : []), { value: "true", label: t`yes` }, { value: "false", label: t`no` }]}
      />
    );
  }
  if (kind === "text" && values.length > 0) {
    const known = text === "" || values.includes(text) ? values : [...values, text];
    return (
      <NativeSelect
        {...common}
        disabled={readOnly}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value ? { kind: "text", text: event.currentTarget.value } : none)}
        data={[...(operand.kind === "none" ? [{ value: "", label: t`Choose` }] : []), ...known]}
      />
    );
  }
  const dated = kind === "moment" && (sort === "date" || (operand.kind === "none" && sort === "any")) && (text === "" || /^\d{4}-\d\d-\d\d$/.test(text));
  return <TextValue key={kind} {...common} kind={kind} dated={dated} operand={operand} readOnly={readOnly} onChange={onChange} />;
}

interface TextValueProps extends Pick<OperandProps, "operand" | "readOnly" | "onChange"> {
  kind: Kind | null;
  dated: boolean;
}

/** What is typed stays as it was typed, also while it is no number yet. */
function TextValue({ kind, dated, operand, readOnly, onChange, ...common }: TextValueProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState<{ text: string; made: Operand } | null>(null);
  const text = typed && typed.made === operand ? typed.text : shownText(operand);
  const bad = kind === "number" && text !== "" && operand.kind === "none";
  const take = (next: string) => {
    const made = madeOf(kind, next.trim(), next);
    setTyped({ text: next, made });
    onChange(made);
  };
  return (
    <TextInput
      {...common}
      type={dated ? "date" : "text"}
      inputMode={kind === "number" ? "decimal" : undefined}
      placeholder={kind === "moment" ? "2026-01-31, P2D" : kind === "formula" ? "order.total * 2" : undefined}
      error={bad ? t`This is no number` : undefined}
      classNames={kind === "formula" ? { input: classes.path ?? "" } : {}}
      value={text}
      readOnly={readOnly}
      spellCheck={false}
      onChange={(event) => take(event.currentTarget.value)}
    />
  );
}

function madeOf(kind: Kind | null, text: string, typed: string): Operand {
  if (kind === null) return guessed(text);
  if (kind === "formula") return { kind, text: typed };
  if (text === "") return none;
  if (kind === "number") return /^[-+]?(\d+(\.\d*)?|\.\d+)$/.test(text) ? { kind, text: text.replace(/^\+/, "") } : none;
  if (kind === "moment") return /["\\]/.test(text) ? none : { kind, text };
  return { kind: "text", text: typed };
}

interface OperandListProps extends Pick<OperandProps, "name" | "sort" | "values" | "readOnly"> {
  operands: readonly Operand[];
  onChange: (operands: readonly Operand[]) => void;
}

/** Of `is one of`: chosen values, or typed ones. */
export function OperandList({ name, sort, values, operands, readOnly, onChange }: OperandListProps) {
  const { t } = useLingui();
  const filled = operands.filter(({ kind }) => kind !== "none");
  const take = (texts: readonly string[]) =>
    onChange(texts.map((text): Operand => filled.find((one) => shownText(one) === text) ?? (sort === "text" ? { kind: "text", text } : guessed(text))));
  const common = { className: classes.wide ?? "", "aria-label": t`Values for ${name}`, value: filled.map(shownText), onChange: take, readOnly };
  if (values.length > 0) return <MultiSelect {...common} data={[...new Set([...values, ...filled.map(shownText)])]} comboboxProps={{ withinPortal: false }} hidePickedOptions />;
  return <TagsInput {...common} data={[]} placeholder={filled.length === 0 ? t`Type, then Enter` : ""} />;
}
