/** A moment: how long ago, with the exact time on hover and for assistive technology. */
import { useLingui } from "@lingui/react";
import { formatAgo, formatDateTime } from "~/lib/format";

export function When(props: { at: string | null | undefined; exact?: boolean }) {
  useLingui();
  if (!props.at) return <>–</>;
  const exact = formatDateTime(props.at);
  return (
    <time dateTime={props.at} title={exact}>
      {props.exact ? exact : formatAgo(props.at)}
    </time>
  );
}
