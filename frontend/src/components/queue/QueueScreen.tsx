/** A list of work: tasks, faults, requests. What is in it, how it is narrowed, and who is given several of it at once. */
import { Checkbox } from "@mantine/core";
import type { IconMoodCheck } from "@tabler/icons-react";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { type Column, ListTable } from "~/components/ListTable";
import { PageHeader } from "~/components/PageHeader";
import { EmptyState, FailedState, LoadingState } from "~/components/states";
import type { Queue } from "~/components/queue/useQueue";

interface Named {
  id: string;
  number: string;
}

interface QueueScreenProps<Row extends Named> {
  title: string;
  /** How many there are, in words. */
  found: (total: number) => string;
  queue: Queue<Row>;
  columns: readonly Column<Row>[];
  filters: ReactNode;
  card: (row: Row) => ReactNode;
  onOpen: (row: Row) => void;
  empty: { Icon: typeof IconMoodCheck; title: ReactNode; help: ReactNode };
  /** Left out where rows can't be chosen. */
  chosen?: Chosen<Row>;
}

export function QueueScreen<Row extends Named>({ title, found, queue, columns, filters, card, onOpen, empty, chosen }: QueueScreenProps<Row>) {
  const { rows, total, error, fetching, refresh, more } = queue;
  const shown = useMemo(() => (chosen ? [chosen.column, ...columns] : columns), [chosen, columns]);
  return (
    <>
      <PageHeader title={title} facts={total !== undefined && <span role="status">{found(total)}</span>} actions={chosen?.actions} />
      {filters}
      {rows.length > 0 ? (
        <ListTable label={title} rows={rows} columns={shown} total={total} onEnd={more} onOpen={onOpen} card={card} />
      ) : error ? (
        <FailedState error={error} retry={refresh} />
      ) : fetching ? (
        <LoadingState rows={10} />
      ) : (
        <EmptyState Icon={empty.Icon} title={empty.title}>
          {empty.help}
        </EmptyState>
      )}
      {chosen?.dialog}
    </>
  );
}

export interface Chosen<Row> {
  column: Column<Row>;
  actions: ReactNode;
  dialog: ReactNode;
}

interface Choosing {
  header: string;
  label: (number: string) => string;
  /** The button that opens the dialog for so many. */
  button: (count: number, open: () => void) => ReactNode;
  dialog: (ids: string[], close: () => void) => ReactNode;
}

/** Rows that are ticked, and what is done with them together; undefined where one may not. */
export function useChosen<Row extends Named>(may: boolean, { header, label, button, dialog }: Choosing): Chosen<Row> | undefined {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState(false);
  const toggle = useCallback(
    (id: string) => setIds((old) => (old.has(id) ? new Set([...old].filter((one) => one !== id)) : new Set([...old, id]))),
    [],
  );
  const close = () => {
    setOpen(false);
    setIds(new Set());
  };
  if (!may) return undefined;
  return {
    column: {
      id: "choose",
      header,
      width: "72px",
      cell: (row) => <Checkbox aria-label={label(row.number)} checked={ids.has(row.id)} onChange={() => toggle(row.id)} />,
    },
    actions: ids.size > 0 && button(ids.size, () => setOpen(true)),
    dialog: open && dialog([...ids], close),
  };
}
