/** What an offering costs: one row a charge and currency; tiers and ramps are kept as they are. */
import { Trans, useLingui } from "@lingui/react/macro";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useWordsOf } from "~/components/useWordsOf";
import classes from "~/features/catalog/catalog.module.css";
import { ChoiceAt, DefinitionAt, NumberAt, RefAt, TextAt, WordsAt } from "~/features/catalog/form/fields";
import { useForm } from "~/features/catalog/form/context";
import { RuleAt } from "~/features/catalog/form/RuleAt";
import { AddButton, RowVerbs, useOpenRow, useRows } from "~/features/catalog/form/rows";

interface Price {
  key: string;
  name: Record<string, string>;
  charge_type: string;
  amount: number;
  currency: string;
  period?: string;
  tiers?: unknown[];
  ramp?: unknown[];
  matrix?: string;
}

export function Prices() {
  const { t } = useLingui();
  const wordsOf = useWordsOf();
  const list = useRows<Price>(["prices"]);
  const { open, setOpen, ...rows } = useOpenRow(list);
  const isOpen = (index: number) => open === index || Boolean(list.errorAt(index));
  return (
    <div role="group" aria-label={t`Prices`} className={classes.rows}>
      {list.rows.map((price, index) => (
        <div key={index} ref={open === index ? rows.panel : undefined} className={classes.card} role="group" aria-label={`${price.key} ${price.currency}`}>
          <div className={classes.cardHead}>
            <button type="button" className={classes.fold} aria-expanded={isOpen(index)} onClick={() => setOpen(isOpen(index) ? null : index)}>
              {isOpen(index) ? <IconChevronDown size={15} aria-hidden /> : <IconChevronRight size={15} aria-hidden />}
              <strong>{wordsOf(price.name) || price.key}</strong>
            </button>
            <span className={classes.amount}>
              {price.matrix ? price.matrix : price.amount} {price.currency}
              {price.period ? ` / ${price.period}` : ""}
            </span>
            {((price.tiers?.length ?? 0) > 0 || (price.ramp?.length ?? 0) > 0) && (
              <span className={classes.dim}>
                <Trans>with tiers or a ramp</Trans>
              </span>
            )}
            {!list.readOnly && <RowVerbs name={`${price.key} ${price.currency}`} index={index} count={list.rows.length} move={rows.move} drop={rows.drop} />}
          </div>
          {isOpen(index) && <PriceFields index={index} />}
        </div>
      ))}
      {!list.readOnly && (
        <AddButton onClick={() => rows.add({ key: `charge-${list.rows.length + 1}`, name: { en: t`Charge` }, charge_type: "one_time", amount: 0, currency: "EUR" })}>
          <Trans>Add a price</Trans>
        </AddButton>
      )}
    </div>
  );
}

function PriceFields({ index }: { index: number }) {
  const { t } = useLingui();
  const { value } = useForm();
  return (
    <>
          <WordsAt path={["prices", index, "name"]} label={t`Charge`} required />
          <div className={classes.four}>
            <TextAt path={["prices", index, "key"]} label={t`Key`} code required />
            <ChoiceAt
              path={["prices", index, "charge_type"]}
              label={t`Charged`}
              required
              data={[
                { value: "one_time", label: t`Once` },
                { value: "recurring", label: t`Recurring` },
                { value: "usage", label: t`By usage` },
              ]}
            />
            <NumberAt path={["prices", index, "amount"]} label={t`Amount`} required />
            <TextAt path={["prices", index, "currency"]} label={t`Currency`} required />
            <ChoiceAt
              path={["prices", index, "period"]}
              label={t`Each`}
              clearable
              data={[
                { value: "month", label: t`Month` },
                { value: "quarter", label: t`Quarter` },
                { value: "year", label: t`Year` },
              ]}
            />
            <RefAt path={["prices", index, "price_list"]} label={t`Price list`} section="price_lists" />
            <DefinitionAt path={["prices", index, "matrix"]} kind="TABLE" begins="pricing-" label={t`Matrix`} description={t`A decision table instead of the amount.`} />
            <TextAt path={["prices", index, "unit"]} label={t`Unit of usage`} />
          </div>
          <RuleAt path={["prices", index, "condition"]} kind="price" gives="boolean" of={{ line: (value["specification"] as string | undefined) ?? null }} label={t`Only when`} description={t`FEEL over line, bundle, site, account and order.`} />
    </>
  );
}
