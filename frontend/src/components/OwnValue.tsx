/** The value of a custom field as people read it. */
import { Trans } from "@lingui/react/macro";
import { type CustomField, isEmpty, ownText } from "~/lib/customFields";

export function OwnValue({ field, value }: { field: CustomField; value: unknown }) {
  if (isEmpty(value)) return <>–</>;
  if (field.type === "BOOLEAN") return value === true ? <Trans>Yes</Trans> : <Trans>No</Trans>;
  const text = ownText(field, value);
  if (field.type === "URL") {
    return (
      <a href={text} target="_blank" rel="noreferrer noopener">
        {text}
      </a>
    );
  }
  return field.type === "EMAIL" ? <a href={`mailto:${text}`}>{text}</a> : <>{text}</>;
}
