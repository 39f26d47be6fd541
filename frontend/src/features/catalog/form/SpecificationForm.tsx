/** A specification: what kind of thing it is, and its characteristics. */
import { useLingui } from "@lingui/react/macro";
import classes from "~/features/catalog/catalog.module.css";
import { CharacteristicGrid } from "~/features/catalog/form/CharacteristicGrid";
import { useForm } from "~/features/catalog/form/context";
import { ChoiceAt, DefinitionAt, TextAt, WordsAt } from "~/features/catalog/form/fields";
import { Part } from "~/features/catalog/form/Part";

export function SpecificationForm() {
  const { t } = useLingui();
  const { value, put } = useForm();
  const kind = value["kind"] as string | undefined;
  const subtypes: Record<string, { value: string; label: string }[]> = {
    service: [
      { value: "cfs", label: t`Customer-facing` },
      { value: "rfs", label: t`Resource-facing` },
    ],
    resource: [
      { value: "physical", label: t`Physical` },
      { value: "logical", label: t`Logical` },
    ],
  };
  return (
    <>
      <Part title={t`What it is`} of={["name", "description", "kind", "subtype", "category", "brand", "tracking", "fulfillment_flow"]}>
        <WordsAt path={["name"]} label={t`Name`} required />
        <WordsAt path={["description"]} label={t`Description`} multiline />
        <div className={classes.three}>
          <ChoiceAt
            path={["kind"]}
            label={t`Kind`}
            required
            onChoose={(next) => {
              put(["subtype"], undefined, "kind");
              put(["kind"], next, "kind");
            }}
            data={[
              { value: "product", label: t`Product` },
              { value: "service", label: t`Service` },
              { value: "resource", label: t`Resource` },
            ]}
          />
          {subtypes[kind ?? ""] && <ChoiceAt path={["subtype"]} label={t`Subtype`} clearable data={subtypes[kind ?? ""] ?? []} />}
          <ChoiceAt
            path={["tracking"]}
            label={t`Tracking`}
            fallback="each"
            description={t`Each: three units are three orders. Bulk: one order of three.`}
            data={[
              { value: "each", label: t`Each` },
              { value: "bulk", label: t`Bulk` },
            ]}
          />
          <TextAt path={["category"]} label={t`Category`} description={t`Policies read it.`} />
          <TextAt path={["brand"]} label={t`Brand`} />
          <DefinitionAt path={["fulfillment_flow"]} kind="FULFILLMENT" label={t`Fulfillment flow`} description={t`Where no policy chooses another.`} />
        </div>
      </Part>
      <Part title={t`Characteristics`} of={["characteristics"]} count={((value["characteristics"] as unknown[] | undefined) ?? []).length}>
        <CharacteristicGrid />
      </Part>
    </>
  );
}
