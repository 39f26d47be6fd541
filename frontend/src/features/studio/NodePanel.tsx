/** One step of a flow in detail: what it does, when, with which values, and what a run did there. */
import { Trans } from "@lingui/react/macro";
import { durationText } from "~/features/studio/duration";
import { Fact, Settings } from "~/features/studio/Facts";
import { kindLabel } from "~/features/studio/FlowCanvas";
import type { FlowNode } from "~/features/studio/model";
import { kindIcon } from "~/features/studio/nodes";
import type { FlowFinding, NodeKinds, Step } from "~/features/studio/queries";
import { StepEntry } from "~/features/studio/RunPanel";
import classes from "~/features/studio/studio.module.css";
import { textOf } from "~/lib/text";

interface NodePanelProps {
  node: FlowNode;
  kinds: NodeKinds;
  findings: readonly FlowFinding[];
  steps: readonly Step[] | null;
}

export function NodePanel({ node, kinds, findings, steps }: NodePanelProps) {
  const help = kinds.find((one) => one.kind === node.kind)?.help.text;
  const own = steps?.filter((step) => step.nodeId === node.id) ?? [];
  const config = Object.entries(node.config ?? {});
  return (
    <>
      <h2 className={classes.panelTitle}>
        {kindIcon(node.kind, 18)} {textOf(node.name) || node.key}
      </h2>
      <p className={classes.dim}>
        {kindLabel(kinds, node.kind)} · <code>{node.key}</code>
      </p>
      {findings.map((finding) => (
        <p key={finding.code + finding.message} className={classes.bad}>
          {finding.message} {finding.fix}
        </p>
      ))}
      {steps && (
        <section>
          <h3>
            <Trans>In this run</Trans>
          </h3>
          {own.length > 0 ? (
            <ol className={classes.journal}>
              {own.map((step) => (
                <StepEntry key={step.seq} step={step} open />
              ))}
            </ol>
          ) : (
            <p className={classes.dim}>
              <Trans>The run has not come here.</Trans>
            </p>
          )}
        </section>
      )}
      {(config.length > 0 || node.when) && (
        <section>
          <h3>
            <Trans>Settings</Trans>
          </h3>
          <dl className={classes.facts}>
            {node.when && (
              <Fact label={<Trans>Only when</Trans>}>
                <code>{node.when}</code>
              </Fact>
            )}
            <Settings config={node.config ?? {}} />
          </dl>
        </section>
      )}
      {node.map && node.map.length > 0 && (
        <section>
          <h3>
            <Trans>Values</Trans>
          </h3>
          <ul className={classes.map}>
            {node.map.map(({ to, from }) => (
              <li key={to}>
                <code>{to}</code> ← <code>{from}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
      <PolicySection policy={node.policy} />
      {help && (
        <section>
          <h3>
            <Trans>About this kind of step</Trans>
          </h3>
          <p>{withCode(help)}</p>
        </section>
      )}
    </>
  );
}

/** What stands between backticks is code. */
const withCode = (text: string) => text.split("`").map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));

function PolicySection({ policy }: { policy: FlowNode["policy"] }) {
  if (!policy || Object.keys(policy).length === 0) return null;
  const { timeout, retry, on_error: onError } = policy;
  return (
    <section>
      <h3>
        <Trans>When it does not go well</Trans>
      </h3>
      <dl className={classes.facts}>
        {timeout && <Fact label={<Trans>Time limit</Trans>}>{durationText(timeout)}</Fact>}
        {retry && (
          <Fact label={<Trans>Tries again</Trans>}>
            {retry.backoff === "fixed" ? (
              <Trans>
                up to {retry.max ?? 3} times, every {durationText(retry.first ?? "PT30S")}
              </Trans>
            ) : (
              <Trans>
                up to {retry.max ?? 3} times, first after {durationText(retry.first ?? "PT30S")}, then doubling
              </Trans>
            )}
          </Fact>
        )}
        {onError && (
          <Fact label={<Trans>In the end</Trans>}>
            {onError === "port" ? <Trans>goes on by the port “error”</Trans> : <Trans>opens a fallout</Trans>}
          </Fact>
        )}
      </dl>
    </section>
  );
}
