/** One cell of the table of sites: the control that its column asks for, with what its row allows. */
import { useLingui } from "@lingui/react/macro";
import classes from "~/components/configurator/configurator.module.css";
import { SelectInput, TextInput } from "~/components/configurator/fields";
import type { Place } from "~/components/configurator/model";
import type { Column, SiteRow } from "~/components/configurator/sites";
import { TypedField } from "~/components/configurator/TypedField";

interface SiteCellProps {
  row: SiteRow;
  column: Column;
  sites: readonly Place[];
  value: unknown;
  onValue: (value: unknown) => void;
}

const code = (value: unknown) => (value === null || value === undefined ? "" : JSON.stringify(value));

export function SiteCell({ row, column, sites, value, onValue }: SiteCellProps) {
  const { t } = useLingui();
  const place = sites.find((site) => site.id === row.line.siteId)?.name ?? t`no site`;
  const label = `${column.name}, ${place}`;
  if (column.kind === "site") {
    return (
      <div className={classes.cell}>
        <SelectInput label={label} empty={t`Choose a site`} value={String(value ?? "")} onValue={(next) => onValue(next || null)} options={sites.map(({ id, name, city }) => ({ value: id, label: `${name}, ${city}` }))} />
      </div>
    );
  }
  if (column.kind === "quantity") {
    return (
      <div className={classes.number}>
        <TextInput type="number" min="1" label={label} value={String(value ?? "")} onValue={(next) => onValue(next)} />
      </div>
    );
  }
  const question = row.configured?.questions.find((one) => one.key === column.key);
  if (!question || question.hidden) return <span className={classes.note}>–</span>;
  if (question.choices.length > 0 || question.valueType === "BOOLEAN") {
    const choices = question.choices.length > 0 ? question.choices : [{ value: true, label: t`Yes`, selectable: true }, { value: false, label: t`No`, selectable: true }];
    return (
      <div className={classes.cell}>
        <SelectInput
          label={label}
          empty={question.mandatory && code(value) !== "" ? undefined : "–"}
          disabled={question.readOnly}
          value={code(value)}
          onValue={(next) => onValue(next === "" ? null : JSON.parse(next))}
          options={choices.map((one) => ({ value: code(one.value), label: one.label, disabled: !one.selectable }))}
        />
      </div>
    );
  }
  return (
    <div className={classes.cell}>
      <TypedField question={question} value={value} onAnswer={onValue} id={`${row.number}-${column.key}`} described={undefined} label={label} />
    </div>
  );
}
