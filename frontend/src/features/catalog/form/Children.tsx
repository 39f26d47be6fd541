/** The offerings in a bundle, and how often each may be there. */
import { Trans, useLingui } from "@lingui/react/macro";
import { NumberInput } from "@mantine/core";
import { useState } from "react";
import classes from "~/features/catalog/catalog.module.css";
import { useForm } from "~/features/catalog/form/context";
import { RefSelect } from "~/features/catalog/form/RefSelect";
import { RowVerbs, useRows } from "~/features/catalog/form/rows";

interface Child {
  offering: string;
  minimum?: number;
  maximum?: number;
  default?: number;
}

const bounds = ["minimum", "default", "maximum"] as const;
const usual = { minimum: 0, maximum: 1, default: 0 };

export function Children() {
  const { t } = useLingui();
  const { entityKey } = useForm();
  const list = useRows<Child>(["children"]);
  const [adding, setAdding] = useState(0);
  const words = { minimum: t`At least`, default: t`At first`, maximum: t`At most` };
  return (
    <div role="group" aria-label={t`Parts of the bundle`} className={classes.rows}>
      {list.rows.map((child, index) => (
        <div key={child.offering} className={classes.childRow} role="group" aria-label={child.offering}>
          <RefSelect
            label={t`Offering`}
            section="offerings"
            value={child.offering}
            required
            readOnly
            error={list.errorAt(index, "offering")}
            onChange={() => undefined}
          />
          {bounds.map((bound) => (
            <NumberInput
              key={bound}
              label={words[bound]}
              min={0}
              allowDecimal={false}
              clampBehavior="none"
              readOnly={list.readOnly}
              value={child[bound] ?? usual[bound]}
              error={list.errorAt(index, bound)}
              onChange={(value) => list.patch(index, { [bound]: value === "" ? 0 : Number(value) })}
            />
          ))}
          {!list.readOnly && <RowVerbs name={child.offering} index={index} count={list.rows.length} move={list.move} drop={list.drop} />}
        </div>
      ))}
      {!list.readOnly && (
        <RefSelect
          key={adding}
          label={t`Add an offering to the bundle`}
          section="offerings"
          value={null}
          without={[entityKey, ...list.rows.map((child) => child.offering)]}
          onChange={(offering) => {
            if (offering) list.add({ offering, minimum: 0, maximum: 1, default: 0 });
            setAdding(adding + 1);
          }}
        />
      )}
      {list.rows.length === 0 && list.readOnly && (
        <p className={classes.hint}>
          <Trans>This offering has no parts.</Trans>
        </p>
      )}
    </div>
  );
}
