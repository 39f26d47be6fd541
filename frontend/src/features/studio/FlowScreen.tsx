/** One flow: its draft in the designer, a version to look at, or the version that a run goes by. */
import { Trans } from "@lingui/react/macro";
import { useMediaQuery } from "@mantine/hooks";
import { IconSchemaOff } from "@tabler/icons-react";
import { getRouteApi, Link, Navigate } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import { useQuery } from "urql";
import { EmptyState, FailedState, LoadingState, QueryState } from "~/components/states";
import { Design, type FlowDefinition, Kinds, VersionContents } from "~/features/studio/designQueries";
import { Designer } from "~/features/studio/Designer";
import { flowDocument } from "~/features/studio/model/connecting";
import type { DocumentKind, KindRecord } from "~/features/studio/model/kinds";
import { type OpenedStudio, useOpenedDraft, useOpenedVersion } from "~/features/studio/opening";
import { isPanel } from "~/features/studio/panelIds";
import { FlowRunState } from "~/features/studio/queries";
import type { ReadOnly } from "~/features/studio/store";
import { useCan } from "~/lib/session";

const route = getRouteApi("/shell/flows/$key");

export function FlowScreen() {
  const { key } = route.useParams();
  const [query, execute] = useQuery({ query: Design, variables: { key }, requestPolicy: "network-only" });
  const [kinds] = useQuery({ query: Kinds });
  const document = useMemo(() => {
    const known = kinds.data?.nodeKinds as readonly KindRecord[] | undefined;
    return known ? flowDocument(new Map(known.map((kind) => [kind.kind, kind]))) : null;
  }, [kinds.data]);
  if (kinds.error) return <FailedState error={kinds.error} />;
  return (
    <QueryState query={query} retry={() => execute({ requestPolicy: "network-only" })}>
      {({ definition }) =>
        !definition ? (
          <EmptyState Icon={IconSchemaOff} title={<Trans>There is no flow {key}</Trans>}>
            <Link to={"/flows" as string}>
              <Trans>Back to the flows</Trans>
            </Link>
          </EmptyState>
        ) : definition.kind === "TABLE" ? (
          <Navigate to={`/tables/${key}` as string} replace />
        ) : document ? (
          <Found key={key} definition={definition} document={document} />
        ) : (
          <LoadingState />
        )
      }
    </QueryState>
  );
}

interface FoundProps {
  definition: FlowDefinition;
  document: DocumentKind;
}

function Found({ definition, document }: FoundProps) {
  const { run, version } = route.useSearch();
  const current = definition.draft?.version ?? definition.published?.version;
  if (run) return <OfRun key={run} definition={definition} document={document} run={run} />;
  if (version !== undefined && version !== definition.draft?.version && !(version === current && !definition.draft))
    return <OfVersion key={version} definition={definition} document={document} version={version} />;
  return <OfDraft definition={definition} document={document} />;
}

/** Why this draft can only be looked at. */
function useReadOnly({ draft, retiredAt }: FlowDefinition): ReadOnly {
  const mayWrite = useCan("flow.write");
  const narrow = useMediaQuery("(max-width: 48em)", undefined, { getInitialValueInEffect: false }) ?? false;
  if (!mayWrite) return "permission";
  if (retiredAt) return "retired";
  if (draft?.state === "IN_REVIEW") return "review";
  return narrow ? "narrow" : false;
}

function OfDraft({ definition, document }: FoundProps) {
  const readOnly = useReadOnly(definition);
  const opened = useOpenedDraft({ definition, document, readOnly });
  return <Shown opened={opened} definition={definition} />;
}

function OfVersion({ definition, document, version }: FoundProps & { version: number }) {
  const [query, execute] = useQuery({ query: VersionContents, variables: { key: definition.key } });
  return (
    <QueryState query={query} retry={() => execute({ requestPolicy: "network-only" })}>
      {({ definition: found }) => {
        const chosen = found?.versions.find((one) => one.version === version);
        return chosen ? (
          <Version definition={definition} document={document} {...chosen} />
        ) : (
          <EmptyState title={<Trans>There is no version {version}</Trans>} />
        );
      }}
    </QueryState>
  );
}

function OfRun({ definition, document, run: id }: FoundProps & { run: string }) {
  const [query, execute] = useQuery({ query: FlowRunState, variables: { id } });
  return (
    <QueryState query={query} retry={() => execute({ requestPolicy: "network-only" })}>
      {({ flowRun }) =>
        flowRun ? (
          <Version definition={definition} document={document} {...flowRun.definitionVersion} />
        ) : (
          <EmptyState title={<Trans>This run can't be found</Trans>}>
            <Trans>It may belong to an order outside your role.</Trans>
          </EmptyState>
        )
      }
    </QueryState>
  );
}

function Version(props: FoundProps & { version: number; content: unknown; layout?: unknown }) {
  const { definition, document, version, content } = props;
  const layout = props.layout ?? [definition.draft, definition.published].find((one) => one?.version === version)?.layout;
  const opened = useOpenedVersion({ key: definition.key, content, layout, version, document });
  return <Shown opened={opened} definition={definition} />;
}

/** The address says which panel is open and what is chosen, so that a link leads there. */
function Shown({ opened, definition }: { opened: OpenedStudio | null; definition: FlowDefinition }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  useEffect(() => {
    if (!opened) return;
    const { store } = opened;
    if (search.node) store.getState().reveal(search.node);
    if (search.run) store.getState().setPanel("run");
    else if (isPanel(search.panel)) store.getState().setPanel(search.panel);
    else if (window.innerWidth < 768 && !search.node) store.getState().setPanel("outline");
    return store.subscribe((now, before) => {
      if (now.panel !== before.panel) void navigate({ search: ({ panel: _panel, ...rest }) => (now.panel ? { ...rest, panel: now.panel } : rest), replace: true });
    });
    // The address is read once; from then on it follows.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [opened]);
  if (!opened) return <LoadingState />;
  return <Designer key={opened.store.getState().key} store={opened.store} routes={opened.routes} kind={definition.kind} />;
}
