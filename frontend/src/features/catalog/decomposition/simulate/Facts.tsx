/** What rules may read besides the lines: of the account, of the sites and of the order. */
import { Trans, useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import type { SampleState } from "~/features/catalog/decomposition/simulate/sampling";
import classes from "~/features/catalog/decomposition/simulate/simulate.module.css";

interface FactsProps {
  facts: SampleState["facts"];
  onChange: (facts: SampleState["facts"]) => void;
}

export function Facts({ facts, onChange }: FactsProps) {
  const { t } = useLingui();
  const fields = [
    { of: "account", name: "segment", label: t`Segment of the account` },
    { of: "site", name: "country", label: t`Country of the sites` },
    { of: "site", name: "region", label: t`Region of the sites` },
    { of: "site", name: "city", label: t`City of the sites` },
    { of: "site", name: "postal_code", label: t`Postal code of the sites` },
    { of: "order", name: "channel", label: t`Channel of the order` },
    { of: "order", name: "priority", label: t`Priority of the order` },
  ] as const;
  return (
    <details className={classes.facts}>
      <summary>
        <Trans>Account, sites and order, for rules that read them</Trans>
      </summary>
      <div className={classes.line}>
        {fields.map(({ of, name, label }) => (
          <TextInput
            key={`${of}.${name}`}
            label={label}
            description={`${of}.${name}`}
            inputWrapperOrder={["label", "input", "description"]}
            value={facts[of][name] ?? ""}
            onChange={(event) => onChange({ ...facts, [of]: { ...facts[of], [name]: event.currentTarget.value } })}
          />
        ))}
      </div>
    </details>
  );
}
