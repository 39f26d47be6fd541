/** Why the server refused, problem by problem, each with the place that its path names and a way there. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import classes from "~/components/definitions/definitions.module.css";
import type { Problem } from "~/lib/problems";

interface RefusalsProps {
  problems: readonly Problem[];
  /** What the path means to people; empty where it says nothing. */
  placeOf?: ((problem: Problem) => string) | undefined;
  /** Leads there, where there is a place to go to. */
  onGo?: ((problem: Problem) => (() => void) | null) | undefined;
}

export function Refusals({ problems, placeOf, onGo }: RefusalsProps) {
  const { t } = useLingui();
  if (problems.length === 0) return null;
  return (
    <Alert
      role="alert"
      variant="outline"
      color="red"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={t`This was refused`}
      styles={{ title: { color: "var(--tone-bad-text)" }, icon: { color: "var(--tone-bad-text)" } }}
    >
      <ul className={classes.refusals}>
        {problems.map((problem, index) => {
          const place = placeOf?.(problem);
          const go = onGo?.(problem);
          return (
            <li key={`${problem.code}:${problem.path.join(".")}:${index}`}>
              <span>
                {place && <strong>{place}: </strong>}
                {problem.message}
              </span>
              {go && (
                <Button size="compact-xs" variant="default" onClick={go}>
                  <Trans>Go there</Trans>
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}
