/** The inbox of requests: what customers ask, whose turn it is, and what is late. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, SegmentedControl, Select, Switch, TextInput } from "@mantine/core";
import { IconMoodCheck, IconSearch, IconUserShare } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useMemo } from "react";
import type { Column } from "~/components/ListTable";
import { QueueScreen, useChosen } from "~/components/queue/QueueScreen";
import { useQueue } from "~/components/queue/useQueue";
import { StateBadge } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { When } from "~/components/When";
import { requestKindWords } from "~/components/words";
import { AssignDialog } from "~/features/requests/AssignDialog";
import { DueMark } from "~/components/DueMark";
import { RequestInbox, type RequestRow, RequestTick } from "~/features/requests/queries";
import classes from "~/features/requests/requests.module.css";
import { filterOf, type RequestSearch } from "~/features/requests/search";
import type { RequestKind } from "~/graphql/graphql";
import { formatNumber } from "~/lib/format";
import { useCan } from "~/lib/session";

const route = getRouteApi("/shell/requests");

const RequestLink = ({ row }: { row: RequestRow }) => <Link to={`/requests/${row.number}` as string}>{row.number}</Link>;

function useColumns(): Column<RequestRow>[] {
  const { t } = useLingui();
  const word = useWord();
  return useMemo(
    () => [
      { id: "number", header: t`Number`, width: "112px", cell: (row) => <RequestLink row={row} /> },
      { id: "title", header: t`Request`, width: "minmax(180px, 2fr)", cell: (row) => row.title },
      { id: "state", header: t`State`, width: "148px", cell: (row) => <StateBadge state={row.state} /> },
      { id: "due", header: t`Due`, width: "168px", cell: (row) => <DueMark dueAt={row.dueAt} /> },
      { id: "kind", header: t`Kind`, width: "96px", cell: (row) => word(requestKindWords, row.kind) },
      { id: "account", header: t`Customer`, width: "minmax(140px, 1.5fr)", cell: (row) => [row.account?.name, row.order?.number].filter(Boolean).join(" · ") },
      { id: "who", header: t`Who`, width: "minmax(100px, 1fr)", cell: (row) => row.assignee?.name ?? row.group?.name.text ?? "–" },
      { id: "updated", header: t`Last word`, width: "104px", cell: (row) => <When at={row.updatedAt} /> },
    ],
    [t, word],
  );
}

export function RequestsScreen() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useColumns();
  const queue = useQueue({ document: RequestInbox, tick: RequestTick, filter: filterOf(search) as never, read: (data) => data.requests });
  const chosen = useChosen<RequestRow>(useCan("request.manage"), {
    header: t`Choose`,
    label: (number) => t`Choose ${number}`,
    button: (count, open) => (
      <Button leftSection={<IconUserShare size={16} aria-hidden />} onClick={open}>
        <Trans>Assign {count}</Trans>
      </Button>
    ),
    dialog: (ids, close) => <AssignDialog ids={ids} onClose={close} refresh={queue.refresh} />,
  });
  const change = (next: Partial<RequestSearch>) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  return (
    <QueueScreen
      title={t`Requests`}
      found={(total) => t`${formatNumber(total)} found`}
      queue={queue}
      columns={columns}
      filters={<Filters search={search} change={change} />}
      card={(row) => <Card row={row} />}
      onOpen={(row) => void navigate({ to: `/requests/${row.number}` as string })}
      empty={{
        Icon: IconMoodCheck,
        title: <Trans>Nobody waits for an answer</Trans>,
        help: <Trans>What customers ask in the portal, or an agent asks for them, appears here by itself.</Trans>,
      }}
      {...(chosen ? { chosen } : {})}
    />
  );
}

function Filters({ search, change }: { search: RequestSearch; change: (next: Partial<RequestSearch>) => void }) {
  const { t } = useLingui();
  const word = useWord();
  const none = undefined as never;
  return (
    <div className={classes.bar}>
      <SegmentedControl
        aria-label={t`Whose requests`}
        value={search.who ?? "all"}
        onChange={(who) => change({ who: (who === "all" ? undefined : who) as never })}
        data={[
          { value: "all", label: t`All` },
          { value: "mine", label: t`Taken by me` },
          { value: "nobody", label: t`Nobody's` },
        ]}
      />
      <Select
        aria-label={t`Kind`}
        placeholder={t`Any kind`}
        clearable
        data={Object.keys(requestKindWords).map((value) => ({ value, label: word(requestKindWords, value) }))}
        value={search.kind ?? null}
        onChange={(kind) => change({ kind: (kind as RequestKind | null) ?? none })}
      />
      <TextInput
        aria-label={t`Search requests`}
        placeholder={t`Number, words or name`}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={search.q ?? ""}
        onChange={(event) => change({ q: event.currentTarget.value || none })}
      />
      <Switch label={t`Late ones only`} checked={search.late ?? false} onChange={(event) => change({ late: event.currentTarget.checked || none })} />
      <Switch label={t`Resolved and closed too`} checked={search.done ?? false} onChange={(event) => change({ done: event.currentTarget.checked || none })} />
    </div>
  );
}

function Card({ row }: { row: RequestRow }) {
  return (
    <div className={classes.card}>
      <div>
        <RequestLink row={row} /> <StateBadge state={row.state} /> <DueMark dueAt={row.dueAt} />
      </div>
      <strong>{row.title}</strong>
      <div className={classes.dim}>{[row.account?.name, row.order?.number].filter(Boolean).join(" · ")}</div>
    </div>
  );
}
