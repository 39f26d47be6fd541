/** All flows and decision tables: found, compared by how they stand, made, brought and taken. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconFileImport, IconFilterOff, IconPlus, IconSchema } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import { useQuery } from "urql";
import { ListTable } from "~/components/ListTable";
import { PageHeader } from "~/components/PageHeader";
import { EmptyState, FailedState, LoadingState } from "~/components/states";
import { useWord } from "~/components/useWord";
import { BulkBar } from "~/features/flows/BulkBar";
import { addressOf, NameLink, Statuses, useColumns } from "~/features/flows/columns";
import { type Asking, Dialogs } from "~/features/flows/dialogs";
import { Filters } from "~/features/flows/Filters";
import classes from "~/features/flows/flows.module.css";
import { ListTabs } from "~/features/flows/ListTabs";
import { type DefinitionRow, FlowFacets } from "~/features/flows/queries";
import { type FlowsSearch, isFiltered, tabOf } from "~/features/flows/search";
import { useBringing } from "~/features/flows/useBringing";
import { useDefinitions } from "~/features/flows/useDefinitions";
import { useExport } from "~/features/flows/useExport";
import { useRowVerbs } from "~/features/flows/useRowVerbs";
import { kindWords } from "~/features/flows/words";
import { formatNumber } from "~/lib/format";
import { useCan } from "~/lib/session";

const route = getRouteApi("/shell/flows");
type Change = { [name in keyof FlowsSearch]?: FlowsSearch[name] | undefined };

/** Which rows are chosen, by key; those that are not shown any more are let go. */
function useChosen(rows: readonly DefinitionRow[]) {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const chosen = useMemo(() => rows.filter((row) => keys.has(row.key)), [rows, keys]);
  const toggle = useCallback(
    (key: string) =>
      setKeys((old) => {
        const next = new Set(old);
        if (!next.delete(key)) next.add(key);
        return next;
      }),
    [],
  );
  return { keys, chosen, toggle, all: () => setKeys(new Set(rows.map((row) => row.key))), clear: () => setKeys(new Set()) };
}

export function FlowsScreen() {
  const { t } = useLingui();
  const word = useWord();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [mayWrite, mayPublish, mayApprove] = [useCan("flow.write"), useCan("flow.publish"), useCan("flow.approve")];
  const [asking, setAsking] = useState<Asking | null>(null);
  const { rows, total, sort, loading, error, more, again } = useDefinitions(search);
  const [facets, countAgain] = useQuery({ query: FlowFacets });
  const { keys, chosen, toggle, all, clear } = useChosen(rows);
  const exportAs = useExport();
  const verbs = useRowVerbs(setAsking);
  const showUses = useCallback((row: DefinitionRow) => setAsking({ what: "uses", row }), []);
  const columns = useColumns({ chosen: keys, onChoose: toggle, onUses: showUses, verbs, mayWrite });
  const bring = useCallback((files: readonly File[]) => setAsking({ what: "import", files }), []);
  const { over, handlers } = useBringing(mayWrite, t`Pasted text`, bring);
  const change = (next: Change) => void navigate({ search: (old) => ({ ...old, ...next }) as FlowsSearch, replace: true });
  const done = (brought?: readonly string[]) => {
    again();
    countAgain({ requestPolicy: "network-only" });
    if (brought) notifications.show({ message: t`Imported as drafts: ${brought.join(", ")}` });
  };
  const begin = () => setAsking({ what: "new", kind: tabOf(search) === "tables" ? "TABLE" : "ENRICHMENT" });
  const close = () => setAsking(null);
  return (
    <div className={classes.screen} data-over={over || undefined} {...handlers}>
      <PageHeader
        title={t`Flows`}
        facts={total !== undefined && <span role="status">{t`${formatNumber(total)} found`}</span>}
        actions={
          mayWrite && (
            <>
              <Button variant="default" leftSection={<IconFileImport size={16} aria-hidden />} onClick={() => bring([])}>
                <Trans>Import</Trans>
              </Button>
              <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={begin}>
                <Trans>New</Trans>
              </Button>
            </>
          )
        }
      />
      <ListTabs search={search} facets={facets.data?.definitionFacets} mayApprove={mayApprove} onChange={(next) => void navigate({ search: next, replace: true })} />
      <Filters search={search} facets={facets.data?.definitionFacets} onChange={change} onClear={() => void navigate({ search: {}, replace: true })} />
      {chosen.length > 0 && (
        <BulkBar
          rows={chosen}
          mayPublish={mayPublish}
          all={chosen.length === rows.length}
          onAll={all}
          onLabel={() => setAsking({ what: "labels", rows: chosen })}
          onExport={() => void exportAs(chosen.map((row) => row.key), false)}
          onVerb={(verb, fit) => setAsking({ what: "verb", verb, rows: fit })}
          onClear={clear}
        />
      )}
      {rows.length > 0 ? (
        <ListTable
          label={t`Flows and decision tables`}
          rows={rows}
          columns={columns}
          sort={sort}
          onSort={({ field, direction }) => change({ sort: field as never, dir: direction })}
          total={total}
          onEnd={more}
          onOpen={(row) => void navigate({ to: addressOf(row) as string })}
          card={(row) => (
            <>
              <div className={classes.cardHead}>
                <NameLink row={row} /> <Statuses row={row} />
              </div>
              <div className={classes.dim}>
                {word(kindWords, row.kind)} · {row.key}
              </div>
            </>
          )}
        />
      ) : error ? (
        <FailedState error={error} retry={again} />
      ) : loading ? (
        <LoadingState rows={12} />
      ) : (
        <Nothing search={search} onClear={() => void navigate({ search: {} })} onNew={mayWrite ? begin : undefined} />
      )}
      <Dialogs asking={asking} facets={facets.data?.definitionFacets} onClose={close} onDone={done} />
    </div>
  );
}

interface NothingProps {
  search: FlowsSearch;
  onClear: () => void;
  onNew: (() => void) | undefined;
}

function Nothing({ search, onClear, onNew }: NothingProps) {
  if (search.mine) return <EmptyState title={<Trans>Nothing waits for your approval</Trans>} />;
  if (isFiltered(search)) {
    return (
      <EmptyState Icon={IconFilterOff} title={<Trans>No flow or table matches this filter</Trans>}>
        <Button variant="default" onClick={onClear}>
          <Trans>Clear the filter</Trans>
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState Icon={IconSchema} title={<Trans>No flows yet</Trans>}>
      {onNew ? (
        <Button onClick={onNew}>
          <Trans>Make the first one</Trans>
        </Button>
      ) : (
        <Trans>Process administrators make them.</Trans>
      )}
    </EmptyState>
  );
}
