/** One flow as a picture to read: its steps, its versions, and how a run went through it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { IconSchemaOff } from "@tabler/icons-react";
import { getRouteApi, Link, Navigate } from "@tanstack/react-router";
import { useQuery, useSubscription } from "urql";
import { CopyableId } from "~/components/CopyableId";
import { PageHeader } from "~/components/PageHeader";
import { EmptyState, FailedState, LoadingState, QueryState } from "~/components/states";
import { StateMark } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { readFlow } from "~/features/studio/model";
import { FlowRunState, FlowRunTick, type FlowDefinition, FlowVersionContents, type NodeKinds, OneFlow } from "~/features/studio/queries";
import { RunPicker } from "~/features/studio/RunPicker";
import type { FlowSearch } from "~/features/studio/search";
import classes from "~/features/studio/studio.module.css";
import { Viewer } from "~/features/studio/Viewer";
import { flowKindWords } from "~/features/studio/words";

const route = getRouteApi("/shell/flows/$key");

export function FlowScreen() {
  const { key } = route.useParams();
  const [query, execute] = useQuery({ query: OneFlow, variables: { key } });
  return (
    <QueryState query={query} retry={() => execute({ requestPolicy: "network-only" })}>
      {({ definition, nodeKinds }) =>
        !definition ? (
          <EmptyState Icon={IconSchemaOff} title={<Trans>There is no flow {key}</Trans>}>
            <Link to={"/flows" as string}>
              <Trans>Back to the flows</Trans>
            </Link>
          </EmptyState>
        ) : definition.kind === "TABLE" ? (
          <Navigate to={`/policies/${key}` as string} replace />
        ) : (
          <Found key={key} flow={definition} kinds={nodeKinds} />
        )
      }
    </QueryState>
  );
}

/** The run of the address, followed live until it is over. */
function useRun(id: string | undefined) {
  const [query] = useQuery({ query: FlowRunState, variables: { id: id ?? "" }, pause: !id });
  const run = id ? (query.data?.flowRun ?? null) : null;
  useSubscription({ query: FlowRunTick, variables: { id: id ?? "" }, pause: !run || run.finishedAt !== null });
  const asked = Boolean(id) && !run;
  return { run, error: query.error, waiting: asked && query.fetching, missing: asked && !query.fetching };
}

/** What the chosen version holds; versions of before are asked for when one is chosen. */
function useVersion(flow: FlowDefinition, number: number | undefined) {
  const current = flow.published ?? flow.draft;
  const known = [flow.published, flow.draft].find((one) => one?.version === number) ?? (number === undefined ? current : undefined);
  const [query] = useQuery({ query: FlowVersionContents, variables: { key: flow.key }, pause: known !== undefined });
  if (known) return { version: known.version, content: known.content, findings: known.findings };
  const old = query.data?.definition?.versions.find((one) => one.version === number);
  return old ? { version: old.version, content: old.content, findings: [] } : query.fetching ? undefined : null;
}

function Found({ flow, kinds }: { flow: FlowDefinition; kinds: NodeKinds }) {
  const { t } = useLingui();
  const word = useWord();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { run, error, waiting, missing } = useRun(search.run);
  const chosen = useVersion(flow, run ? undefined : search.version);
  const version = run ? { ...run.definitionVersion, findings: [] } : chosen;
  const go = (next: FlowSearch) => void navigate({ search: next, replace: true });
  const { run: _run, order: _order, ...withoutRun } = search;
  return (
    <>
      <PageHeader
        name={flow.name.text}
        title={flow.name.text}
        facts={
          <>
            <span>{word(flowKindWords, flow.kind)}</span>
            <CopyableId value={flow.key} />
            {flow.published && <StateMark state="PUBLISHED" word={t`Version ${flow.published.version} in force`} />}
            {flow.draft && <StateMark state="DRAFT" word={t`Draft`} />}
            {version && version.version !== flow.published?.version && <strong>{t`You see version ${version.version}`}</strong>}
          </>
        }
      />
      <div className={classes.bar}>
        <RunPicker
          flowKey={flow.key}
          fulfillment={flow.kind === "FULFILLMENT"}
          search={search}
          onChange={(next) => go({ ...withoutRun, ...next })}
        />
      </div>
      {error ? (
        <FailedState error={error} />
      ) : missing ? (
        <EmptyState title={<Trans>This run can't be found</Trans>}>
          <Trans>It may belong to an order outside your role.</Trans>
        </EmptyState>
      ) : version && !waiting ? (
        <Viewer
          key={run?.id}
          flow={flow}
          kinds={kinds}
          content={readFlow(version.content)}
          findings={version.findings}
          run={run}
          version={version.version}
          selected={search.node ?? null}
          onSelect={(node) => {
            const { node: _node, ...rest } = search;
            go(node ? { ...rest, node } : rest);
          }}
          onVersion={(number) => go(number === undefined ? {} : { version: number })}
        />
      ) : version === undefined || waiting ? (
        <LoadingState />
      ) : (
        <EmptyState title={<Trans>There is no version {search.version}</Trans>} />
      )}
    </>
  );
}
