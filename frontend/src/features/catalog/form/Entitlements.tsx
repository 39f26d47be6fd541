/** What a customer may use by what is sold. */
import { Trans, useLingui } from "@lingui/react/macro";
import classes from "~/features/catalog/catalog.module.css";
import { ChoiceAt, NumberAt, TextAt, WordsAt } from "~/features/catalog/form/fields";
import { AddButton, RowVerbs, useRows } from "~/features/catalog/form/rows";

interface Entitlement {
  key: string;
  name: Record<string, string>;
  quantity: number;
  unit: string;
}

export function Entitlements() {
  const { t } = useLingui();
  const list = useRows<Entitlement>(["entitlements"]);
  return (
    <div role="group" aria-label={t`Entitlements`} className={classes.rows}>
      {list.rows.map((row, index) => (
        <div key={index} className={classes.card} role="group" aria-label={row.key}>
          <div className={classes.cardHead}>
            <strong>{row.name?.["en"] || row.key}</strong>
            {!list.readOnly && <RowVerbs name={row.key} index={index} count={list.rows.length} move={list.move} drop={list.drop} />}
          </div>
          <WordsAt path={["entitlements", index, "name"]} label={t`Entitlement`} required />
          <div className={classes.four}>
            <TextAt path={["entitlements", index, "key"]} label={t`Key`} code required />
            <NumberAt path={["entitlements", index, "quantity"]} label={t`Quantity`} required />
            <TextAt path={["entitlements", index, "unit"]} label={t`Unit`} required />
            <ChoiceAt
              path={["entitlements", index, "period"]}
              label={t`Each`}
              clearable
              data={[
                { value: "month", label: t`Month` },
                { value: "quarter", label: t`Quarter` },
                { value: "year", label: t`Year` },
              ]}
            />
          </div>
        </div>
      ))}
      {!list.readOnly && (
        <AddButton onClick={() => list.add({ key: `entitlement_${list.rows.length + 1}`, name: { en: t`Entitlement` }, quantity: 1, unit: "unit" })}>
          <Trans>Add an entitlement</Trans>
        </AddButton>
      )}
    </div>
  );
}
