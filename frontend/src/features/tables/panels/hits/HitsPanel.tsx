/** How often each row of the version in force has answered, and which rows never did. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, UnstyledButton } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import { useQuery } from "urql";
import { EmptyState, QueryState } from "~/components/states";
import { When } from "~/components/When";
import type { Mark } from "~/features/tables/model/view";
import classes from "~/features/tables/panels/panels.module.css";
import { type RowHits, TableHitsOf } from "~/features/tables/panels/queries";
import type { Said } from "~/features/tables/panels/useSaid";
import type { TableEditor } from "~/features/tables/useTableEditor";
import { formatNumber } from "~/lib/format";

interface HitsProps {
  editor: TableEditor;
  said: Said;
}

const atFirst = 20;

export function HitsPanel({ editor, said }: HitsProps) {
  const [query, execute] = useQuery({ query: TableHitsOf, variables: { key: editor.session.table.key, version: null }, requestPolicy: "cache-and-network" });
  return (
    <QueryState query={query} retry={() => execute({ requestPolicy: "network-only" })}>
      {({ tableHits }) =>
        tableHits ? (
          <Hits editor={editor} said={said} version={tableHits.version} rows={tableHits.rows} />
        ) : (
          <EmptyState title={<Trans>Nothing is in force yet</Trans>}>
            <Trans>Rows are counted from the first published version on.</Trans>
          </EmptyState>
        )
      }
    </QueryState>
  );
}

function Hits({ editor, said, version, rows }: HitsProps & { version: number; rows: readonly RowHits[] }) {
  const { t } = useLingui();
  const total = rows.reduce((sum, row) => sum + row.hits, 0);
  const most = Math.max(1, ...rows.map((row) => row.hits));
  const answered = useMemo(() => rows.filter((row) => row.hits > 0).toSorted((one, other) => other.hits - one.hits), [rows]);
  const never = useMemo(() => rows.filter((row) => row.hits === 0), [rows]);
  const { setMarks } = editor;
  useEffect(() => {
    const marks = new Map<string, Mark>();
    for (const row of rows) {
      if (row.hits > 0) marks.set(row.row, { tone: "info", text: t`Answered ${formatNumber(row.hits)} ×`, share: row.hits / most });
      else marks.set(row.row, { tone: "warn", text: t`Never answered`, share: 0 });
    }
    setMarks(marks);
  }, [setMarks, rows, most, t]);
  return (
    <div className={classes.body}>
      <p role="status" className={classes.status}>
        <Trans>Version {version}, in force:</Trans> <Plural value={total} one="# answer so far" other="# answers so far" />
      </p>
      <HitList title={t`Answered most`} rows={answered} most={most} editor={editor} said={said} />
      <HitList title={t`Never answered`} rows={never} most={most} editor={editor} said={said} />
    </div>
  );
}

function HitList({ title, rows, most, editor, said }: HitsProps & { title: string; rows: readonly RowHits[]; most: number }) {
  const { t } = useLingui();
  const [shown, setShown] = useState(atFirst);
  if (rows.length === 0) return null;
  return (
    <section className={classes.section} aria-label={title}>
      <h2 className={classes.head}>
        {title} <span className={classes.count}>{formatNumber(rows.length)}</span>
      </h2>
      <ul className={classes.hits}>
        {rows.slice(0, shown).map((row) => (
          <li key={row.row}>
            {said.place(row.row) === null ? (
              <span title={t`This row is not in the draft any more`}>{row.row}</span>
            ) : (
              <UnstyledButton className={classes.whyRow} onClick={() => editor.reveal(row.row)}>
                {said.row(row.row)}
              </UnstyledButton>
            )}
            {row.hits > 0 && (
              <>
                <span className={classes.bar} aria-hidden>
                  <span style={{ inlineSize: `${Math.max(2, (row.hits / most) * 100)}%` }} />
                </span>
                <span className={classes.number}>{formatNumber(row.hits)}</span>
                <span className={classes.when}>
                  <When at={row.lastAt} />
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
      {rows.length > shown && (
        <Button size="compact-xs" variant="subtle" onClick={() => setShown(shown + 100)}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </section>
  );
}
