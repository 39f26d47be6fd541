/** What flows in force would have against the form as it is now. */
import { Plural, Trans } from "@lingui/react/macro";
import { Alert } from "@mantine/core";
import { IconSchema } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { FormCheck } from "~/features/forms/editor/useFormCheck";
import classes from "~/features/forms/forms.module.css";

export function FlowFindings({ findings }: { findings: FormCheck["findings"] }) {
  if (findings.length === 0) return null;
  return (
    <Alert
      role="status"
      variant="outline"
      color="orange"
      icon={<IconSchema size={18} aria-hidden />}
      title={<Plural value={findings.length} one="A flow would no longer fit" other="Flows would no longer fit, at # places" />}
      styles={{ title: { color: "var(--tone-warn-text)" } }}
    >
      <ul className={classes.plain}>
        {findings.map(({ flowKey, finding }, place) => (
          <li key={`${flowKey}:${place}`}>
            <Link to={`/flows/${flowKey}` as string}>{flowKey}</Link>: {finding.message}
          </li>
        ))}
      </ul>
      <p className={classes.hint}>
        <Trans>Runs that are under way keep their version of the flow. Change the flow too, or keep the field.</Trans>
      </p>
    </Alert>
  );
}
