/** The fallout console: what broke, by kind and by whom it is mended; many can be assigned at once. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, SegmentedControl, Select, Switch, TextInput } from "@mantine/core";
import { IconMoodCheck, IconSearch, IconUserShare } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useMemo } from "react";
import type { Column } from "~/components/ListTable";
import { PriorityMark } from "~/components/PriorityMark";
import { QueueScreen, useChosen } from "~/components/queue/QueueScreen";
import { useQueue } from "~/components/queue/useQueue";
import work from "~/components/queue/work.module.css";
import { StateBadge } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { When } from "~/components/When";
import { falloutTypeWords } from "~/components/words";
import { AssignDialog } from "~/features/fallout/AssignDialog";
import { FalloutList, type FalloutRow, FalloutTick } from "~/features/fallout/queries";
import { type FalloutSearch, filterOf } from "~/features/fallout/search";
import type { FalloutType } from "~/graphql/graphql";
import { formatNumber } from "~/lib/format";
import { useCan } from "~/lib/session";

const route = getRouteApi("/shell/fallout");

const FalloutLink = ({ row }: { row: FalloutRow }) => <Link to={`/fallout/${row.number}` as string}>{row.number}</Link>;

/** The order, the line of it that it is about, and whose it is. */
function OfOrder({ row: { order, line } }: { row: FalloutRow }) {
  return (
    <>
      {order.number}
      {line && (
        <>
          {" "}
          · <Trans>Line {line.number}</Trans>
        </>
      )}{" "}
      · {order.account.name}
    </>
  );
}

function useColumns(): Column<FalloutRow>[] {
  const { t } = useLingui();
  const word = useWord();
  return useMemo(
    () => [
      { id: "number", header: t`Number`, width: "112px", cell: (row) => <FalloutLink row={row} /> },
      { id: "cause", header: t`Cause`, width: "minmax(220px, 2fr)", cell: (row) => row.cause },
      { id: "state", header: t`State`, width: "140px", cell: (row) => <StateBadge state={row.state} /> },
      { id: "type", header: t`Kind`, width: "140px", cell: (row) => word(falloutTypeWords, row.type) },
      { id: "order", header: t`Order`, width: "minmax(180px, 1fr)", cell: (row) => <OfOrder row={row} /> },
      { id: "priority", header: t`Priority`, width: "104px", cell: (row) => <PriorityMark priority={row.priority} /> },
      { id: "who", header: t`Who`, width: "minmax(120px, 1fr)", cell: (row) => row.assignee?.name ?? row.group?.name.text ?? "–" },
      { id: "since", header: t`Since`, width: "120px", cell: (row) => <When at={row.createdAt} /> },
    ],
    [t, word],
  );
}

export function FalloutScreen() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useColumns();
  const queue = useQueue({ document: FalloutList, tick: FalloutTick, filter: filterOf(search) as never, read: (data) => data.fallouts });
  const chosen = useChosen<FalloutRow>(useCan("fallout.manage"), {
    header: t`Choose`,
    label: (number) => t`Choose ${number}`,
    button: (count, open) => (
      <Button leftSection={<IconUserShare size={16} aria-hidden />} onClick={open}>
        <Trans>Assign {count}</Trans>
      </Button>
    ),
    dialog: (ids, close) => <AssignDialog ids={ids} onClose={close} refresh={queue.refresh} />,
  });
  const change = (next: Partial<FalloutSearch>) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  return (
    <QueueScreen
      title={t`Fallout`}
      found={(total) => t`${formatNumber(total)} found`}
      queue={queue}
      columns={columns}
      filters={<Filters search={search} change={change} />}
      card={(row) => <Card row={row} />}
      onOpen={(row) => void navigate({ to: `/fallout/${row.number}` as string })}
      empty={{
        Icon: IconMoodCheck,
        title: <Trans>Nothing is broken</Trans>,
        help: <Trans>What fails after its retries, or is reported by a person, appears here by itself.</Trans>,
      }}
      {...(chosen ? { chosen } : {})}
    />
  );
}

function Filters({ search, change }: { search: FalloutSearch; change: (next: Partial<FalloutSearch>) => void }) {
  const { t } = useLingui();
  const word = useWord();
  return (
    <div className={work.bar}>
      <SegmentedControl
        aria-label={t`Whose fallout`}
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
        data={Object.keys(falloutTypeWords).map((value) => ({ value, label: word(falloutTypeWords, value) }))}
        value={search.type ?? null}
        onChange={(type) => change({ type: (type as FalloutType | null) ?? (undefined as never) })}
      />
      <TextInput
        aria-label={t`Search fallout`}
        placeholder={t`Number, cause or order`}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={search.q ?? ""}
        onChange={(event) => change({ q: event.currentTarget.value || (undefined as never) })}
      />
      <Switch
        label={t`Closed ones too`}
        checked={search.done ?? false}
        onChange={(event) => change({ done: event.currentTarget.checked || (undefined as never) })}
      />
    </div>
  );
}

function Card({ row }: { row: FalloutRow }) {
  return (
    <div className={work.card}>
      <div>
        <FalloutLink row={row} /> <StateBadge state={row.state} />
      </div>
      <strong>{row.cause}</strong>
      <div className={work.dim}>
        <span>
          <OfOrder row={row} />
        </span>
      </div>
    </div>
  );
}
