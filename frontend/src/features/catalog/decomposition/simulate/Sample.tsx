/** Configures what is tried: what is sold, how often, at how many sites, and the answers to its questions. */
import { Trans, useLingui } from "@lingui/react/macro";
import { NumberInput, SegmentedControl, Select } from "@mantine/core";
import { useQuery } from "urql";
import { useWordsOf } from "~/components/useWordsOf";
import { ValueField } from "~/components/ValueField";
import { drawnAt, useDesigner } from "~/features/catalog/decomposition/context";
import { mostSites, type SampleState } from "~/features/catalog/decomposition/simulate/sampling";
import classes from "~/features/catalog/decomposition/simulate/simulate.module.css";
import { specOf } from "~/features/catalog/form/characteristic";
import { useCharacteristics } from "~/features/catalog/form/Narrowing";
import { RefSelect } from "~/features/catalog/form/RefSelect";
import { CatalogEntity } from "~/features/catalog/queries";

interface SampleProps {
  sample: SampleState;
  onChange: (sample: SampleState) => void;
}

/** What an offering sells. */
function useSold({ by, key }: SampleState): string | null {
  const [{ data }] = useQuery({ query: CatalogEntity, variables: { section: "offerings", key: key ?? "" }, pause: by !== "offering" || !key });
  if (by === "specification") return key;
  const content = (data?.catalogEntity?.draft?.content ?? data?.catalogEntity?.content) as { specification?: string } | null | undefined;
  return content?.specification ?? null;
}

export function Sample({ sample, onChange }: SampleProps) {
  const { t } = useLingui();
  const wordsOf = useWordsOf();
  const { graph, drawing } = useDesigner();
  const characteristics = useCharacteristics(useSold(sample));
  const change = (patch: Partial<SampleState>) => onChange({ ...sample, ...patch });
  return (
    <>
      <div className={classes.line}>
        <SegmentedControl
          aria-label={t`Begin with`}
          value={sample.by}
          onChange={(by) => change({ by: by === "offering" ? "offering" : "specification", key: null, values: {} })}
          data={[
            { value: "specification", label: t`Specification` },
            { value: "offering", label: t`Offering` },
          ]}
        />
        {sample.by === "offering" ? (
          <RefSelect label={t`Offering`} section="offerings" value={sample.key} required onChange={(key) => change({ key, values: {} })} />
        ) : (
          <Select
            label={t`Specification`}
            required
            searchable
            allowDeselect={false}
            data={graph.nodes.map(({ specification: key }) => ({ value: key, label: wordsOf(drawnAt(drawing, key).name) || key }))}
            value={sample.key}
            onChange={(key) => change({ key, values: {} })}
          />
        )}
        <NumberInput label={t`Quantity`} min={1} allowDecimal={false} value={sample.quantity} onChange={(value) => change({ quantity: Number(value) })} />
        <NumberInput label={t`Sites`} min={1} max={mostSites} allowDecimal={false} value={sample.sites} onChange={(value) => change({ sites: Number(value) })} />
      </div>
      {characteristics.length > 0 && (
        <fieldset className={classes.answers}>
          <legend>
            <Trans>What is answered</Trans>
          </legend>
          {characteristics.map((one) => (
            <ValueField
              key={one.key}
              spec={{ ...specOf(one, wordsOf), help: null, mandatory: false }}
              value={sample.values[one.key] ?? null}
              onChange={(value) => change({ values: { ...sample.values, [one.key]: value } })}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}
