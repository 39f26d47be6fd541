/** What keeps the draft from being published, each with a way to its place and ways out. */
import { Trans, useLingui } from "@lingui/react/macro";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useDesigner } from "~/features/catalog/decomposition/context";
import { placeOfFinding } from "~/features/catalog/decomposition/model/graph";
import classes from "~/features/catalog/decomposition/panels/panels.module.css";
import { useNaming } from "~/features/catalog/decomposition/panels/useWayWords";
import { Ways } from "~/features/catalog/decomposition/panels/Ways";
import { useFieldWords } from "~/features/catalog/findings/fieldWords";
import { useForm } from "~/features/catalog/form/context";
import type { Problem } from "~/lib/problems";

export function Problems() {
  const { t } = useLingui();
  const { findings } = useForm();
  if (findings.length === 0) {
    return (
      <p className={classes.fine} role="status">
        <IconCheck size={16} aria-hidden /> <Trans>Nothing to mend: it can be published.</Trans>
      </p>
    );
  }
  return (
    <ul className={classes.problems} aria-label={t`Problems`}>
      {findings.map((one) => (
        <Finding key={`${one.path.join(".")}:${one.code}:${one.message}`} finding={one} />
      ))}
    </ul>
  );
}

function Finding({ finding }: { finding: Problem }) {
  const { t } = useLingui();
  const { graph, open } = useDesigner();
  const { part, readable } = useNaming();
  const fieldWord = useFieldWords();
  const id = placeOfFinding(graph, finding.path);
  const field = finding.path[2];
  const told = (
    <>
      <IconAlertTriangle size={16} className={classes.wrong} aria-hidden />
      <span className={classes.itemWords}>
        <span>{readable(finding.message)}</span>
        <span className={classes.dim}>
          {(id && part(id)) || t`The graph`}
          {field && field !== "specification" && ` · ${fieldWord(field)}`}
        </span>
      </span>
    </>
  );
  return (
    <li>
      {id ? (
        <button type="button" className={classes.item} onClick={() => open(id)}>
          {told}
        </button>
      ) : (
        <span className={classes.item}>{told}</span>
      )}
      <Ways finding={finding} />
    </li>
  );
}
