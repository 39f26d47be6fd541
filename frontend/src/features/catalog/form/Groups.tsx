/** Choose n: so many of these parts together. */
import { Trans, useLingui } from "@lingui/react/macro";
import { MultiSelect, NumberInput } from "@mantine/core";
import classes from "~/features/catalog/catalog.module.css";
import { useForm } from "~/features/catalog/form/context";
import { TextAt, WordsAt } from "~/features/catalog/form/fields";
import { AddButton, RowVerbs, useRows } from "~/features/catalog/form/rows";

interface Group {
  key: string;
  name: Record<string, string>;
  offerings: string[];
  minimum?: number;
  maximum?: number;
}

export function Groups() {
  const { t } = useLingui();
  const { value } = useForm();
  const list = useRows<Group>(["groups"]);
  const children = ((value["children"] as { offering: string }[] | undefined) ?? []).map((child) => child.offering);
  if (children.length === 0 && list.rows.length === 0) return null;
  return (
    <div role="group" aria-label={t`Groups to choose from`} className={classes.rows}>
      {list.rows.map((group, index) => (
        <div key={index} className={classes.card} role="group" aria-label={group.name?.["en"] ?? group.key}>
          <div className={classes.cardHead}>
            <strong>{group.name?.["en"] || group.key}</strong>
            {!list.readOnly && <RowVerbs name={group.key} index={index} count={list.rows.length} move={list.move} drop={list.drop} />}
          </div>
          <WordsAt path={["groups", index, "name"]} label={t`Group`} required />
          <div className={classes.three}>
            <TextAt path={["groups", index, "key"]} label={t`Key`} code required />
            {(["minimum", "maximum"] as const).map((bound) => (
              <NumberInput
                key={bound}
                label={bound === "minimum" ? t`Choose at least` : t`Choose at most`}
                min={0}
                allowDecimal={false}
                clampBehavior="none"
                readOnly={list.readOnly}
                value={group[bound] ?? (bound === "minimum" ? 0 : 1)}
                error={list.errorAt(index, bound)}
                onChange={(next) => list.patch(index, { [bound]: Number(next) })}
              />
            ))}
          </div>
          <MultiSelect
            label={t`Parts to choose from`}
            data={children}
            readOnly={list.readOnly}
            value={group.offerings ?? []}
            error={list.errorAt(index, "offerings")}
            onChange={(offerings) => list.patch(index, { offerings })}
          />
        </div>
      ))}
      {!list.readOnly && (
        <AddButton onClick={() => list.add({ key: `group-${list.rows.length + 1}`, name: { en: t`Group ${list.rows.length + 1}` }, offerings: [], minimum: 0, maximum: 1 })}>
          <Trans>Add a group to choose from</Trans>
        </AddButton>
      )}
    </div>
  );
}
