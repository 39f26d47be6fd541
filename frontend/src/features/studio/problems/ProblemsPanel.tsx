/** What is to be mended, as one types: a click goes there, another mends what can be mended so. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { EmptyState } from "~/components/states";
import classes from "~/features/studio/problems/problems.module.css";
import { elementAt, fixOf } from "~/features/studio/problems/fixes";
import { nodeOf } from "~/features/studio/model/document";
import { type Finding, useStudio, useStudioStore } from "~/features/studio/store";
import { textOf } from "~/lib/text";

/** "nodes/3/config/form" as the steps of a path; those below the node's own place. */
export const fieldOf = (path: string): string[] => {
  const parts = path.split(/[/.[\]]+/).filter(Boolean);
  return parts[0] === "nodes" ? parts.slice(2) : parts;
};

const severities = ["error", "warning", "info"];

function Problem({ finding }: { finding: Finding }) {
  const { i18n } = useLingui();
  const store = useStudioStore();
  const doc = useStudio((studio) => studio.doc);
  const document = useStudio((studio) => studio.document);
  const editable = useStudio((studio) => studio.readOnly === false);
  const node = nodeOf(doc.flow, finding.node);
  const fix = editable ? fixOf(finding, doc, document) : null;
  const target = finding.node ?? elementAt(doc, finding.path) ?? "";
  const Icon = finding.severity === "error" ? IconCircleX : IconAlertTriangle;
  return (
    <li className={classes.problem} data-severity={finding.severity}>
      <Icon size={16} aria-hidden />
      <div>
        <button type="button" className={classes.go} onClick={() => store.getState().reveal(target, fieldOf(finding.path))}>
          {node && <strong>{textOf(node.name) || node.key}</strong>} {finding.message}
        </button>
        {finding.fix && <p>{finding.fix}</p>}
        <p className={classes.code}>
          {finding.code}
          {finding.path ? ` · ${finding.path}` : ""}
        </p>
        {fix && (
          <Button size="compact-xs" variant="light" onClick={() => store.getState().edit(i18n._(fix.label), fix.mend)}>
            {i18n._(fix.label)}
          </Button>
        )}
      </div>
    </li>
  );
}

export function ProblemsPanel() {
  const { t } = useLingui();
  const findings = useStudio((studio) => studio.findings);
  const fresh = useStudio((studio) => studio.checked === studio.doc.flow);
  const sorted = findings.toSorted((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity));
  return (
    <section className={classes.panel} aria-label={t`Problems`}>
      <p className={classes.state} role="status">
        {!fresh ? <Trans>Looking…</Trans> : findings.length > 0 ? t`${findings.length} found` : ""}
      </p>
      {sorted.length > 0 ? (
        <ul className={classes.list}>
          {sorted.map((finding, index) => (
            <Problem key={`${finding.code} ${finding.path} ${index}`} finding={finding} />
          ))}
        </ul>
      ) : (
        fresh && (
          <EmptyState Icon={IconCircleCheck} title={<Trans>Nothing to mend</Trans>}>
            <Trans>This flow can be tested and published.</Trans>
          </EmptyState>
        )
      )}
    </section>
  );
}
