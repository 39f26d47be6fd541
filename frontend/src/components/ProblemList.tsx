/** Refusals that belong to no single field, above the form that they refuse. */
import { Trans } from "@lingui/react/macro";
import { Alert, List } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { Problem } from "~/lib/problems";

export function ProblemList(props: { problems: readonly Problem[] }) {
  if (props.problems.length === 0) return null;
  return (
    <Alert
      role="alert"
      variant="outline"
      color="red"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={<Trans>This was refused</Trans>}
      styles={{ title: { color: "var(--tone-bad-text)" }, icon: { color: "var(--tone-bad-text)" } }}
    >
      <List size="sm" listStyleType="none">
        {props.problems.map((problem) => (
          <List.Item key={`${problem.code}:${problem.path.join(".")}`}>{problem.message}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
