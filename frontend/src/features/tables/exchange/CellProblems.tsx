/** What is wrong in a file, cell by cell; or, as notes, what to know of how it was read. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import classes from "~/features/tables/exchange/exchange.module.css";
import { cellProblems } from "~/features/tables/exchange/problems";
import type { Problem } from "~/lib/problems";

interface ProblemsProps {
  problems: readonly Problem[];
  file: string;
  notes?: boolean;
}

export function CellProblems({ problems, file, notes = false }: ProblemsProps) {
  const { t } = useLingui();
  const cells = cellProblems(problems);
  return (
    <section role={notes ? undefined : "alert"} aria-label={notes ? t`To know` : t`What keeps the file from being read`}>
      <h3 className={notes ? classes.noteHead : classes.badHead}>
        {notes ? <IconInfoCircle size={16} aria-hidden /> : <IconAlertTriangle size={16} aria-hidden />}{" "}
        {notes ? (
          <Plural value={cells.length} one="# cell to look at after the import" other="# cells to look at after the import" />
        ) : (
          <Trans>
            Nothing was imported from {file}: <Plural value={cells.length} one="# cell can't be read" other="# cells can't be read" />
          </Trans>
        )}
      </h3>
      {/* What scrolls must be reached by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes.scroller} tabIndex={0} role="region" aria-label={t`Cells`}>
        <table className={classes.cells}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Row</Trans>
              </th>
              <th scope="col">
                <Trans>Column</Trans>
              </th>
              <th scope="col">{notes ? <Trans>What to know</Trans> : <Trans>What is wrong</Trans>}</th>
            </tr>
          </thead>
          <tbody>
            {cells.map((cell, at) => (
              <tr key={`${cell.cell}:${at}`}>
                <td>{cell.row ?? "–"}</td>
                <td>{cell.column || "–"}</td>
                <td>{cell.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
