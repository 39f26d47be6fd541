/** What keeps the draft from being published, each with a way to its place. */
import { Trans, useLingui } from "@lingui/react/macro";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useSpeech } from "~/features/catalog/decomposition/canvas/useSpeech";
import { useDesigner } from "~/features/catalog/decomposition/context";
import { choiceOf, placeOfFinding } from "~/features/catalog/decomposition/model/graph";
import classes from "~/features/catalog/decomposition/panels/panels.module.css";
import { useForm } from "~/features/catalog/form/context";

export function Problems() {
  const { t } = useLingui();
  const { findings } = useForm();
  const { graph, drawing, open } = useDesigner();
  const speech = useSpeech(drawing);
  const named = (id: string | null): string => {
    if (!id) return t`The graph`;
    const choice = choiceOf(id);
    if (choice.kind === "node") return speech.name(choice.key);
    const ends = choice.kind === "pair" ? choice : graph.edges.find((one) => one.id === choice.id);
    return ends ? `${speech.name(ends.source)} → ${speech.name(ends.target)}` : t`The graph`;
  };
  if (findings.length === 0) {
    return (
      <p className={classes.fine} role="status">
        <IconCheck size={16} aria-hidden /> <Trans>Nothing to mend: it can be published.</Trans>
      </p>
    );
  }
  return (
    <ul className={classes.problems} aria-label={t`Problems`}>
      {findings.map((one) => {
        const id = placeOfFinding(graph, one.path);
        const told = (
          <>
            <IconAlertTriangle size={16} className={classes.wrong} aria-hidden />
            <span className={classes.itemWords}>
              <span>{one.message}</span>
              <span className={classes.dim}>
                {named(id)}
                {one.path.length > 2 && ` · ${one.path.slice(2).join(".")}`}
              </span>
            </span>
          </>
        );
        return (
          <li key={`${one.path.join(".")}:${one.code}:${one.message}`}>
            {id ? (
              <button type="button" className={classes.item} onClick={() => open(id)}>
                {told}
              </button>
            ) : (
              <span className={classes.item}>{told}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
