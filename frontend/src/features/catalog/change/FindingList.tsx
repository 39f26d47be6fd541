/** What keeps something from being published, each with where it is. */
import { Trans } from "@lingui/react/macro";
import { Alert } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import classes from "~/features/catalog/catalog.module.css";
import type { Problem } from "~/lib/problems";

export function FindingList({ findings }: { findings: readonly Problem[] }) {
  if (findings.length === 0) return null;
  return (
    <Alert
      role="alert"
      color="red"
      variant="outline"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      styles={{ title: { color: "var(--tone-bad-text)" }, icon: { color: "var(--tone-bad-text)" } }}
      title={<Trans>To mend first</Trans>}
    >
      <ul className={classes.plain}>
        {findings.slice(0, 50).map((one) => (
          <li key={`${one.path.join(".")}:${one.code}:${one.message}`}>
            {one.path.length > 0 && <code className={classes.key}>{one.path.join(".")}</code>} {one.message}
          </li>
        ))}
      </ul>
      {findings.length > 50 && <Trans>and {findings.length - 50} more</Trans>}
    </Alert>
  );
}
