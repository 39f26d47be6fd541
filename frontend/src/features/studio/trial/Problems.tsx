/** Why the flow can't be tried out, each with the way to the field. */
import { Trans } from "@lingui/react/macro";
import { Alert } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { Flow } from "~/features/studio/model/document";
import { useStudioStore } from "~/features/studio/store";
import classes from "~/features/studio/trial/trial.module.css";
import type { Problem } from "~/lib/problems";
import { textOf } from "~/lib/text";

export function Problems({ problems }: { problems: readonly Problem[] }) {
  const studio = useStudioStore();
  if (problems.length === 0) return null;
  const { flow } = studio.getState().doc;
  return (
    <Alert
      role="alert"
      variant="outline"
      color="red"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={<Trans>This can't run yet</Trans>}
      styles={{ title: { color: "var(--tone-bad-text)" }, icon: { color: "var(--tone-bad-text)" } }}
    >
      <ul className={classes.list}>
        {problems.map(({ code, message, path }) => {
          const place = placeOf(flow, path);
          return (
            <li key={`${code}${path.join(".")}${message}`}>
              {message}{" "}
              {place && (
                <button type="button" className={classes.link} onClick={() => studio.getState().reveal(place.id, place.field)}>
                  <Trans>Show “{place.name}”</Trans>
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}

/** The node, and the field in it, that the path of a problem leads to: `content.nodes.3.config.table`. */
export function placeOf(flow: Flow, path: readonly string[]): { id: string; name: string; field: (string | number)[] } | null {
  const start = path[0] === "content" ? 1 : 0;
  if (path[start] !== "nodes") return null;
  const node = flow.nodes[Number(path[start + 1])];
  if (!node) return null;
  const field = path.slice(start + 2).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  return { id: node.id, name: textOf(node.name) || node.key, field };
}
