/** A step where a run stands failed: why, and how to go on, with other data or with a result put in by hand. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Radio } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useMutation } from "urql";
import { ProblemList } from "~/components/ProblemList";
import type { Flow } from "~/features/studio/model/document";
import { ResultFields } from "~/features/studio/runs/ResultFields";
import { ResumeStep, type Run } from "~/features/studio/runs/queries";
import { changed, takesResult } from "~/features/studio/runs/resuming";
import { VariableFields } from "~/features/studio/runs/VariableFields";
import { nodeAt } from "~/features/studio/trial/model/address";
import type { Stay } from "~/features/studio/trial/model/journal";
import { nameOf } from "~/features/studio/trial/StepList";
import classes from "~/features/studio/trial/trial.module.css";
import { Values } from "~/features/studio/trial/Values";
import type { Problem } from "~/lib/problems";
import { can, useSession } from "~/lib/session";

interface FailedStepProps {
  run: Run;
  flow: Flow;
  address: string;
  stay: Stay | undefined;
  onGo: () => void;
}

type Values_ = Record<string, unknown>;

export function FailedStep({ run, flow, address, stay, onGo }: FailedStepProps) {
  const { t } = useLingui();
  const session = useSession();
  const name = nameOf(flow, address);
  const node = nodeAt(flow, address);
  return (
    <section className={classes.card} style={{ borderInlineStartColor: "var(--tone-bad-text)" }} aria-label={t`Failed at “${name}”`}>
      <div className={classes.head}>
        <button type="button" className={classes.link} onClick={onGo}>
          <strong>{name}</strong>
        </button>
      </div>
      <p className={classes.bad}>
        {stay?.error?.message || <Trans>It failed.</Trans>} {stay?.error?.code && <code>{stay.error.code}</code>}
      </p>
      {node && can(session, "flow.write") && (
        <p>
          <Link to={`/flows/${run.definitionKey}?node=${node.id}&panel=inspector` as string}>
            <Trans>Mend this step in the draft</Trans>
          </Link>
        </p>
      )}
      {can(session, "flow.publish") ? (
        <Resume run={run} flow={flow} address={address} name={name} />
      ) : (
        <p className={classes.dim}>
          <Trans>Only someone who may publish flows resumes a run here. The order's fallout can also be worked on in the fallout console.</Trans>
        </p>
      )}
    </section>
  );
}

function Resume({ run, flow, address, name }: { run: Run; flow: Flow; address: string; name: string }) {
  const { t } = useLingui();
  const node = nodeAt(flow, address);
  const [way, setWay] = useState<"again" | "result">("again");
  const before = (run.standing.variables ?? {}) as Values_;
  const [variables, setVariables] = useState<Values_>(before);
  const [result, setResult] = useState<Values_ | undefined>({});
  const [asking, setAsking] = useState(false);
  const possible = node !== undefined && takesResult(flow, node);
  const changes = changed(before, variables);
  const ready = way === "again" || result !== undefined;
  return (
    <>
      <Radio.Group aria-label={t`How to go on`} value={way} onChange={(next) => setWay(next as "again" | "result")}>
        <div className={classes.section}>
          <Radio size="xs" value="again" label={t`Try this step again`} description={t`It reads the order as it is now.`} />
          {possible && <Radio size="xs" value="result" label={t`Put its result in by hand`} description={t`The run goes on behind this step.`} />}
        </div>
      </Radio.Group>
      {way === "result" && node && <ResultFields node={node} onChange={setResult} />}
      <VariableFields flow={flow} values={variables} onChange={setVariables} />
      <div>
        <Button size="xs" disabled={!ready} onClick={() => setAsking(true)}>
          <Trans>Resume here…</Trans>
        </Button>
      </div>
      {asking && (
        <Confirm
          run={run}
          address={address}
          name={name}
          output={way === "result" ? (result ?? {}) : null}
          variables={Object.keys(changes).length > 0 ? changes : null}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

interface ConfirmProps {
  run: Run;
  address: string;
  name: string;
  output: Values_ | null;
  variables: Values_ | null;
  onClose: () => void;
}

function Confirm({ run, address, name, output, variables, onClose }: ConfirmProps) {
  const { t } = useLingui();
  const [{ fetching }, resume] = useMutation(ResumeStep);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const go = async () => {
    const { data, error } = await resume({ input: { id: run.id, node: address, output, variables } });
    const found = data?.resumeRun.problems ?? (error ? [{ code: "failed", message: t`The server did not answer. Nothing was changed; try again.`, path: [] }] : []);
    setProblems(found);
    if (found.length > 0) return;
    notifications.show({ message: t`The run goes on at “${name}”.` });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={<Trans>Resume the run at “{name}”?</Trans>}>
      <div className={classes.section}>
        {output ? (
          <>
            <p>
              <Trans>This stands as the result of the step:</Trans>
            </p>
            <Values values={output} />
          </>
        ) : (
          <p>
            <Trans>The step is tried again.</Trans>
          </p>
        )}
        {variables && (
          <>
            <p>
              <Trans>These variables are changed first:</Trans>
            </p>
            <Values values={variables} />
          </>
        )}
        <p>
          <Trans>This has real effects. The run, and the order's activity, will always say that you did this.</Trans>
        </p>
        <ProblemList problems={problems} />
        <Group gap="xs">
          <Button size="xs" loading={fetching} data-autofocus onClick={() => void go()}>
            <Trans>Resume the run</Trans>
          </Button>
          <Button size="xs" variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </Group>
      </div>
    </Modal>
  );
}
