/** The content as it stands in a file of the catalog, for those who know its words. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Textarea } from "@mantine/core";
import { useState } from "react";
import classes from "~/features/catalog/catalog.module.css";
import { useForm } from "~/features/catalog/form/context";
import type { Content } from "~/features/catalog/model";

const written = (content: Content) => JSON.stringify(content, null, 2);

export function JsonForm() {
  const { t } = useLingui();
  const { value, findings, readOnly, put } = useForm();
  const [text, setText] = useState<string | null>(null);
  const [fault, setFault] = useState(false);
  const change = (next: string) => {
    setText(next);
    try {
      const content: unknown = JSON.parse(next);
      const whole = typeof content === "object" && content !== null && !Array.isArray(content);
      setFault(!whole);
      if (whole) put([], content, "json");
    } catch {
      setFault(true);
    }
  };
  return (
    <div className={classes.json}>
      {findings.length > 0 && (
        <Alert color="red" variant="outline" role="alert" title={<Trans>To mend before it can be published</Trans>}>
          <ul className={classes.plain}>
            {findings.map((one) => (
              <li key={`${one.path.join(".")}:${one.code}`}>
                <code>{one.path.join(".") || t`elsewhere`}</code> {one.message}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <Textarea
        aria-label={t`Content as JSON`}
        autosize
        minRows={14}
        maxRows={40}
        readOnly={readOnly}
        spellCheck={false}
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
        value={text ?? written(value)}
        error={fault ? t`This is no JSON yet; what was valid last is kept.` : undefined}
        onChange={(event) => change(event.currentTarget.value)}
        onBlur={() => !fault && setText(null)}
      />
    </div>
  );
}
