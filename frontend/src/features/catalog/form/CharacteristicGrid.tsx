/** The characteristics of a specification as a grid; the chosen one opens below its row. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Fragment, type ReactNode } from "react";
import { useWordsOf } from "~/components/useWordsOf";
import classes from "~/features/catalog/catalog.module.css";
import { type Characteristic } from "~/features/catalog/form/characteristic";
import { CharacteristicPanel } from "~/features/catalog/form/CharacteristicPanel";
import { useForm } from "~/features/catalog/form/context";
import { AddButton, RowVerbs, useOpenRow, useRows } from "~/features/catalog/form/rows";
import { useTypeWords } from "~/features/catalog/form/useTypeWords";
import { IconAlertTriangle, IconChevronDown, IconChevronRight } from "@tabler/icons-react";

/** A column of those who show the grid. */
export interface ExtraColumn {
  header: string;
  cell: (row: Characteristic) => ReactNode;
}

const noColumns: readonly ExtraColumn[] = [];

export function CharacteristicGrid({ extra = noColumns }: { extra?: readonly ExtraColumn[] }) {
  const { t } = useLingui();
  const wordsOf = useWordsOf();
  const typeWords = useTypeWords();
  const list = useRows<Characteristic>(["characteristics"]);
  const { at } = useForm();
  const { open, setOpen, ...rows } = useOpenRow(list, at?.[0] === "characteristics" ? Number(at[1]) : null);
  const add = () => {
    let number = list.rows.length + 1;
    while (list.rows.some(({ key }) => key === `answer_${number}`)) number += 1;
    rows.add({ key: `answer_${number}`, name: { en: t`Question ${number}` } });
  };
  return (
    <>
      {list.rows.length > 0 && (
        <div className={classes.gridScroll}>
          <table className={classes.grid}>
            <thead>
              <tr>
                <th scope="col">{t`Name`}</th>
                <th scope="col">{t`Key`}</th>
                <th scope="col">{t`Type`}</th>
                <th scope="col">{t`Answers`}</th>
                <th scope="col">{t`Marks`}</th>
                {extra.map(({ header }) => (
                  <th key={header} scope="col">
                    {header}
                  </th>
                ))}
                <th scope="col">
                  <span className="visually-hidden">{t`Verbs`}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {list.rows.map((row, index) => (
                <Fragment key={index}>
                  <tr data-open={open === index || undefined}>
                    <td>
                      <button type="button" className={classes.fold} aria-expanded={open === index} onClick={() => setOpen(open === index ? null : index)}>
                        {open === index ? <IconChevronDown size={15} aria-hidden /> : <IconChevronRight size={15} aria-hidden />}
                        {wordsOf(row.name) || row.key}
                        {list.errorAt(index) && <IconAlertTriangle size={15} className={classes.wrong} aria-label={t`To mend`} />}
                      </button>
                    </td>
                    <td>
                      <code className={classes.key}>{row.key}</code>
                    </td>
                    <td>{typeWords[row.value_type ?? "string"]}</td>
                    <td>{answers(row)}</td>
                    <td className={classes.dim}>
                      {[
                        row.mandatory && t`has to be answered`,
                        row.quantity && t`counts`,
                        row.fulfillment_only && t`asked later`,
                        row.configurable === false && t`fixed`,
                      ]
                        .filter(Boolean)
                        .join(", ") || "–"}
                    </td>
                    {extra.map(({ header, cell }) => (
                      <td key={header}>{cell(row)}</td>
                    ))}
                    <td>{!list.readOnly && <RowVerbs name={row.key} index={index} count={list.rows.length} move={rows.move} drop={rows.drop} />}</td>
                  </tr>
                  {open === index && (
                    <tr>
                      <td colSpan={6 + extra.length} className={classes.gridPanel} ref={rows.panel}>
                        <CharacteristicPanel index={index} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {list.rows.length === 0 && (
        <p className={classes.hint}>
          <Trans>Nothing is asked about it yet.</Trans>
        </p>
      )}
      {!list.readOnly && (
        <AddButton onClick={add}>
          <Trans>Add a characteristic</Trans>
        </AddButton>
      )}
    </>
  );
}

/** What may be answered, in a few signs. */
function answers(one: Characteristic): string {
  const unit = one.unit ? ` ${one.unit}` : "";
  if (one.allowed?.length) {
    const first = one.allowed.slice(0, 4).map((choice) => String(choice.value));
    return first.join(", ") + (one.allowed.length > 4 ? ` … (${one.allowed.length})` : "") + unit;
  }
  if (one.minimum !== undefined || one.maximum !== undefined) return `${one.minimum ?? ""} … ${one.maximum ?? ""}${unit}`;
  return one.pattern ?? (unit.trim() || "–");
}
