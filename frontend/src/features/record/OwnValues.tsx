/** What is filled in in custom fields, beside the record's other values. */
import { OwnValue } from "~/components/OwnValue";
import classes from "~/features/record/record.module.css";
import type { CustomFieldNoun } from "~/graphql/graphql";
import { isEmpty, useCustomFields } from "~/lib/customFields";

export function OwnValues({ noun, values }: { noun: CustomFieldNoun; values: unknown }) {
  const own = values as Record<string, unknown>;
  const fields = useCustomFields(noun).filter(({ key }) => !isEmpty(own[key]));
  if (fields.length === 0) return null;
  return (
    <dl className={classes.values}>
      {fields.map((field) => (
        <div key={field.key} style={{ display: "contents" }}>
          <dt>{field.label.text}</dt>
          <dd>
            <OwnValue field={field} value={own[field.key]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
