/** Custom fields while an order is captured: those of the order, and those of one line. */
import { useLingui } from "@lingui/react/macro";
import { CustomFields } from "~/components/CustomFields";
import classes from "~/features/capture/Capture.module.css";
import { type CustomField, defaultsOf, type OwnValues, useCustomFields } from "~/lib/customFields";
import { messageAt, type Problem } from "~/lib/problems";

interface OwnFieldsProps {
  /** None while nothing was touched: then the defaults show, and the server gives them. */
  values: OwnValues | undefined;
  onChange: (values: OwnValues) => void;
  problems: readonly Problem[];
}

const shown = (fields: readonly CustomField[], values: OwnValues | undefined) => values ?? defaultsOf(fields);

export function OrderFields({ values, onChange, problems }: OwnFieldsProps) {
  const { t } = useLingui();
  const fields = useCustomFields("ORDER");
  if (fields.length === 0) return null;
  const current = shown(fields, values);
  return (
    <div className={classes.own}>
      <CustomFields
        label={t`Custom fields of the order`}
        fields={fields}
        values={current}
        errorOf={(key) => messageAt(problems, "custom", key)}
        onChange={(key, value) => onChange({ ...current, [key]: value })}
      />
    </div>
  );
}

export function LineFields({ values, onChange, problems, index, label }: OwnFieldsProps & { index: string; label: string }) {
  const fields = useCustomFields("LINE");
  if (fields.length === 0) return null;
  const current = shown(fields, values);
  return (
    <div className={classes.own}>
      <CustomFields
        label={label}
        fields={fields}
        values={current}
        errorOf={(key) => messageAt(problems, "lines", index, "custom", key)}
        onChange={(key, value) => onChange({ ...current, [key]: value })}
      />
    </div>
  );
}
