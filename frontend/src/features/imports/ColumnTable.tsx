/** Each column by name with its first cells, and what it tells. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import type { Choices } from "~/features/imports/Columns";
import classes from "~/features/imports/imports.module.css";
import type { Draft } from "~/features/imports/mapping";
import type { Import } from "~/features/imports/queries";

interface Props {
  job: Import;
  draft: Draft;
  repeated: ReadonlySet<string>;
  choices: Choices;
  change: (draft: Draft) => void;
}

export function ColumnTable({ job, draft, repeated, choices, change }: Props) {
  const { t } = useLingui();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col"><Trans>Column</Trans></th>
          <th scope="col" className={classes.samples}><Trans>First rows</Trans></th>
          <th scope="col"><Trans>Tells</Trans></th>
        </tr>
      </thead>
      <tbody>
        {job.layout.header.map((column, place) => {
          const target = draft.columns[column] ?? "";
          return (
            <tr key={column}>
              <td>{column}</td>
              <td data-cells className={classes.samples}>{job.layout.samples.map((row) => row[place]).filter(Boolean).slice(0, 3).join(" · ") || "–"}</td>
              <td>
                <Select
                  aria-label={t`What ${column} tells`}
                  placeholder={t`Left out`}
                  clearable
                  searchable
                  data={choices}
                  value={target || null}
                  error={repeated.has(target)}
                  onChange={(value) => change({ ...draft, columns: { ...draft.columns, [column]: value ?? "" } })}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
