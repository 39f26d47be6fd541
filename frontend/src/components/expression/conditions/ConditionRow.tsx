/** One row of a condition: a field, what is asked of it, and the values that it is held against. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Autocomplete, NativeSelect } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import classes from "~/components/expression/conditions/conditions.module.css";
import { OperandInput, OperandList } from "~/components/expression/conditions/OperandInput";
import { arity, isPath, type Operand, type Operator, operatorsFor, type Row, withField, withOperator } from "~/components/expression/conditions/rows";
import { momentWords, operatorWords } from "~/components/expression/conditions/words";
import { leadsOn, type ScopeTree, sortOf } from "~/components/expression/scope";

interface ConditionRowProps {
  row: Row;
  number: number;
  tree: ScopeTree;
  readOnly: boolean;
  onChange: (row: Row) => void;
  onRemove: () => void;
}

const mostOptions = 60;

export function ConditionRow({ row, number, tree, readOnly, onChange, onRemove }: ConditionRowProps) {
  const { t, i18n } = useLingui();
  const known = tree.at(row.field);
  const sort = sortOf(known?.type);
  const values = known?.values ?? [];
  const timely = sort === "date" || sort === "date_time" || sort === "time";
  const name = known?.label ?? (row.field || t`row ${number}`);
  const setField = (field: string) => {
    const next = tree.at(field);
    onChange(withField(row, field, sortOf(next?.type), sort, (next?.values.length ?? 0) > 0));
  };
  const put = (index: number, operand: Operand) => onChange({ ...row, operands: row.operands.map((old, at) => (at === index ? operand : old)) });
  const unknown = row.field !== "" && !isPath(row.field);
  return (
    <div className={classes.row} role="group" aria-label={t`Row ${number}`}>
      <div className={classes.line}>
        <Autocomplete
          className={classes.what}
          aria-label={t`Field of row ${number}`}
          placeholder={t`Choose a field`}
          comboboxProps={{ withinPortal: false, position: "bottom-start" }}
          maxDropdownHeight={260}
          limit={mostOptions}
          data={tree.names.filter((one) => !leadsOn(tree, one) || one.type.startsWith("list")).map(({ path }) => path)}
          filter={({ options, search, limit }) => {
            const words = search.toLowerCase().split(/\s+/).filter(Boolean);
            return options
              .filter((one) => "value" in one && (tree.at(search) !== undefined || words.every((word) => `${one.value} ${tree.at(one.value)?.label}`.toLowerCase().includes(word))))
              .slice(0, limit);
          }}
          renderOption={({ option }) => (
            <span className={classes.option}>
              {tree.at(option.value)?.label}
              <code>{option.value}</code>
            </span>
          )}
          value={row.field}
          onChange={setField}
          error={unknown}
          readOnly={readOnly}
          spellCheck={false}
          classNames={{ input: classes.path ?? "" }}
        />
        {!readOnly && (
          <ActionIcon size={28} aria-label={t`Remove row ${number}`} onClick={onRemove}>
            <IconX size={14} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <div className={classes.line}>
        <NativeSelect
          className={classes.verb}
          aria-label={t`What is asked of ${name}`}
          value={row.operator}
          disabled={readOnly}
          onChange={(event) => onChange(withOperator(row, event.currentTarget.value as Operator))}
          data={operatorsFor(sort, values.length > 0, row.operator).map((one) => ({
            value: one,
            label: i18n._((timely ? momentWords[one] : undefined) ?? operatorWords[one]),
          }))}
        />
        {arity(row.operator) === null ? (
          <OperandList name={name} sort={sort} values={values} operands={row.operands} readOnly={readOnly} onChange={(operands) => onChange({ ...row, operands })} />
        ) : (
          row.operands.map((operand, index) => (
            // oxlint-disable-next-line react/no-array-index-key
            <OperandInput key={index} name={name} sort={sort} values={values} operand={operand} readOnly={readOnly} onChange={(next) => put(index, next)} />
          ))
        )}
      </div>
      {unknown && (
        <p className={classes.bad}>
          <Trans>A field is a name, or names joined by dots.</Trans>
        </p>
      )}
    </div>
  );
}
