/** The characteristics of one line as fields, in the order of its specification. */
import { useLingui } from "@lingui/react/macro";
import classes from "~/components/Characteristics.module.css";
import { ValueField } from "~/components/ValueField";
import type { CatalogOffering } from "~/lib/offerings";

interface CharacteristicsProps {
  offering: CatalogOffering;
  values: Record<string, unknown>;
  onAnswer: (name: string, value: unknown) => void;
  /** What the server says is wrong with a characteristic. */
  errorOf: (name: string) => string | undefined;
  disabled?: boolean;
}

export const configurable = (offering: CatalogOffering) =>
  offering.characteristics.filter((one) => one.configurable && !one.fulfillmentOnly);

export function Characteristics({ offering, values, onAnswer, errorOf, disabled }: CharacteristicsProps) {
  const { t } = useLingui();
  const fields = configurable(offering);
  if (fields.length === 0) return null;
  return (
    <div className={classes.grid} role="group" aria-label={t`Configuration of ${offering.name.text}`}>
      {fields.map((one) => (
        <ValueField
          key={one.name}
          spec={{ ...one, label: one.label.text, help: one.help?.text }}
          value={values[one.name]}
          onChange={(value) => onAnswer(one.name, value)}
          error={errorOf(one.name)}
          disabled={disabled ?? false}
        />
      ))}
    </div>
  );
}
