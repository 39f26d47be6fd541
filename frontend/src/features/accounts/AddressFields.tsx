/** A postal address as inputs; left empty it is none. */
import { Trans, useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "~/features/accounts/accounts.module.css";

export interface Address {
  street: string;
  city: string;
  region: string;
  postalCode: string;
  country: string;
}

export const noAddress: Address = { street: "", city: "", region: "", postalCode: "", country: "" };

export const addressOf = (given: Partial<Record<keyof Address, string | null>> | null | undefined): Address => ({
  street: given?.street ?? "",
  city: given?.city ?? "",
  region: given?.region ?? "",
  postalCode: given?.postalCode ?? "",
  country: given?.country ?? "",
});

export const addressOrNull = (address: Address): Address | null => (Object.values(address).some((part) => part.trim()) ? address : null);

interface AddressFieldsProps {
  label?: ReactNode;
  value: Address;
  onChange: (value: Address) => void;
  errorOf: (part: keyof Address) => string | undefined;
  required?: boolean;
}

export function AddressFields({ label, value, onChange, errorOf, required = false }: AddressFieldsProps) {
  const { t } = useLingui();
  const needed = required || addressOrNull(value) !== null;
  const part = (name: keyof Address) => ({
    value: value[name],
    error: errorOf(name),
    onChange: (event: { currentTarget: { value: string } }) => onChange({ ...value, [name]: event.currentTarget.value }),
  });
  return (
    <fieldset className={classes.fieldset}>
      {label && <legend className={classes.legend}>{label}</legend>}
      <TextInput className={classes.wide} required={needed} label={<Trans>Street</Trans>} {...part("street")} />
      <TextInput required={needed} label={<Trans>City</Trans>} {...part("city")} />
      <TextInput label={<Trans>Postal code</Trans>} {...part("postalCode")} />
      <TextInput label={<Trans>Region</Trans>} {...part("region")} />
      <TextInput required={needed} label={<Trans>Country</Trans>} placeholder={t`Two letters, such as BR`} {...part("country")} />
    </fieldset>
  );
}
