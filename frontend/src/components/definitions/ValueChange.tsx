/** What a field was and is; texts and expressions word by word. */
import { useLingui } from "@lingui/react/macro";
import classes from "~/components/definitions/definitions.module.css";
import { textDiff } from "~/components/definitions/textDiff";
import { comparable, useReadable } from "~/components/definitions/useReadable";

export function ValueChange({ before, after }: { before: unknown; after: unknown }) {
  const { t } = useLingui();
  const readable = useReadable();
  const [was, now] = [comparable(before), comparable(after)];
  if (was !== null && now !== null) {
    return (
      <span className={classes.text}>
        {textDiff(was, now).map(({ kind, text }, index) =>
          kind === "same" ? <span key={index}>{text}</span> : kind === "removed" ? <del key={index}>{text}</del> : <ins key={index}>{text}</ins>,
        )}
      </span>
    );
  }
  return (
    <span className={classes.text}>
      <del>{readable(before)}</del> <span className="visually-hidden">{t`becomes`}</span><span aria-hidden>→</span> <ins>{readable(after)}</ins>
    </span>
  );
}
