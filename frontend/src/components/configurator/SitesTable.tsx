/** Many sites of one product as a table: rows are sites, columns are quantity and questions. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { IconArrowBarDown, IconTrash } from "@tabler/icons-react";
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from "react";
import classes from "~/components/configurator/configurator.module.css";
import { Press } from "~/components/configurator/fields";
import type { Configured, Place } from "~/components/configurator/model";
import { SiteCell } from "~/components/configurator/SiteCell";
import { addSites, columnsOf, fillDown, paste, rowsOf, type SiteRow, valueAt, withoutRow, write } from "~/components/configurator/sites";
import type { DraftLine } from "~/lib/draft";

interface SitesTableProps {
  offering: string;
  lines: readonly DraftLine[];
  configured: Configured | null;
  sites: readonly Place[];
  /** The bundle whose parts are the rows; none for products of their own. */
  parent: string | null;
  /** The line from which the table was opened stays. */
  own: string;
  onLines: (lines: readonly DraftLine[]) => void;
}

export function SitesTable({ offering, parent, lines, configured, sites, own, onLines }: SitesTableProps) {
  const { t } = useLingui();
  const table = useRef<HTMLTableElement>(null);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const rows = rowsOf(lines, configured, offering, parent);
  const columns = columnsOf(rows, { site: t`Site`, quantity: t`Quantity` });
  const isFaulty = ({ number }: SiteRow) => configured?.conflicts.some((one) => one.line === number || one.line.startsWith(`${number}.`));
  const left = sites.filter((site) => !rows.some((row) => row.line.siteId === site.id));
  const model = rows[0]?.line;
  const change = (next: readonly DraftLine[]) => {
    setRefused([]);
    onLines(next);
  };
  const take = (event: ClipboardEvent, row: number, column: number) => {
    const text = event.clipboardData.getData("text");
    if (!/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    const pasted = paste(lines, rows, columns, { row, column }, text, sites);
    onLines(pasted.lines);
    setRefused(pasted.refused);
  };
  const walk = (event: KeyboardEvent, row: number, column: number) => {
    const step = event.key === "Enter" ? (event.shiftKey ? -1 : 1) : event.altKey && event.key === "ArrowDown" ? 1 : event.altKey && event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    const next = table.current?.querySelector<HTMLElement>(`[data-cell="${row + step}:${column}"] :is(input, select)`);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <div className={classes.main}>
      <div className={classes.scroll}>
        <table ref={table} className={classes.table} aria-label={t`Sites`}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} scope="col">
                  {column.name}
                  {column.kind !== "site" && rows.length > 1 && (
                    <Press kind="link" title={t`Fill ${column.name} down`} aria-label={t`Fill ${column.name} down`} onClick={() => change(fillDown(lines, rows, column))}>
                      <IconArrowBarDown size={14} aria-hidden />
                    </Press>
                  )}
                </th>
              ))}
              <th scope="col">
                <Trans>Remove</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, down) => (
              <tr key={row.number} data-faulty={isFaulty(row) || undefined}>
                {columns.map((column, right) => (
                  <td
                    key={column.key}
                    data-cell={`${down}:${right}`}
                    data-refused={refused.includes(`${down}:${right}`) || undefined}
                    onPaste={(event) => take(event, down, right)}
                    onKeyDown={(event) => walk(event, down, right)}
                  >
                    <SiteCell row={row} column={column} sites={sites} value={valueAt(row, column)} onValue={(value) => change(write(lines, row.number, column, value))} />
                  </td>
                ))}
                <td>
                  <Press kind="link" aria-label={t`Remove row ${down + 1}`} disabled={row.number === own} onClick={() => change(withoutRow(lines, row.number))}>
                    <IconTrash size={16} aria-hidden />
                  </Press>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {refused.length > 0 && (
        <p role="alert" className={classes.why}>
          <Plural value={refused.length} one="One cell could not be read; it is marked." other="# cells could not be read; they are marked." />
        </p>
      )}
      <div className={classes.bar}>
        {model && left.length > 0 && (
          <Press onClick={() => change(addSites(lines, model, left.map((site) => site.id)))}>
            <Plural value={left.length} one="Add the site that is left" other="Add all # sites that are left" />
          </Press>
        )}
        {model && left[0] && left.length > 1 && (
          <Press onClick={() => left[0] && change(addSites(lines, model, [left[0].id]))}>
            <Trans>Add one row</Trans>
          </Press>
        )}
        <p className={classes.note}>
          <Trans>Paste cells from a spreadsheet into any cell. Enter goes down, Shift and Enter up.</Trans>
        </p>
      </div>
    </div>
  );
}
