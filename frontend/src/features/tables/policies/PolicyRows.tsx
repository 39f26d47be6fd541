/** One policy: when it is asked, what it reads and answers, and the table that decides today. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { When } from "~/components/When";
import { MakeTableButton } from "~/features/tables/policies/MakeTable";
import classes from "~/features/tables/policies/policies.module.css";
import type { PolicyPage, TableRow } from "~/features/tables/policies/queries";
import { TableMarks } from "~/features/tables/policies/TableMark";
import { useCan } from "~/lib/session";

export function PolicyRows({ page }: { page: PolicyPage }) {
  const { t } = useLingui();
  const mayWrite = useCan("flow.write");
  return (
    <tr>
      <th scope="row" className={classes.policy}>
        <span className={classes.title}>{page.title.text}</span>
        <span className={classes.help}><Spoken text={page.help.text} /></span>
      </th>
      <td className={classes.asked} data-label={t`Asked`}>
        <Spoken text={page.asked.text} />
      </td>
      <td className={classes.names} data-label={t`Reads and answers`}>
        <div>
          <Trans>Reads</Trans> <Names of={page.reads} />
        </div>
        <div>
          <Trans>Answers</Trans> <Names of={page.outputs.map((output) => output.id)} />
        </div>
      </td>
      <td className={classes.table} data-label={t`Table`}>
        {page.tables.map((table) => (
          <TableFacts key={table.key} table={table} place={`/policies/${table.key}`} />
        ))}
        {page.tables.length === 0 && (
          <p className={classes.none}>
            <Trans>No table</Trans>
          </p>
        )}
        {mayWrite && (page.family || page.tables.length === 0) && <MakeTableButton page={page} />}
      </td>
    </tr>
  );
}

/** What stands between backticks is a name. */
const Spoken = ({ text }: { text: string }) => text.split("`").map((part, at) => (at % 2 === 1 ? <code key={`${at}:${part}`}>{part}</code> : part));

function Names({ of }: { of: readonly string[] }) {
  return of.map((name, at) => (
    <span key={name}>
      {at > 0 && ", "}
      <code>{name}</code>
    </span>
  ));
}

export function TableFacts({ table, place }: { table: TableRow; place: string }) {
  const { published, draft } = table;
  return (
    <div className={classes.facts}>
      <Link to={place as string}>{table.name.text}</Link>
      <div className={classes.marks}>
        <TableMarks table={table} />
      </div>
      <div className={classes.help}>
        {draft?.state === "IN_REVIEW" ? (
          <Trans>asked for by {draft.requestedBy ?? draft.author}</Trans>
        ) : published ? (
          <>
            {published.author} · <When at={published.publishedAt} />
          </>
        ) : (
          draft?.author
        )}
      </div>
    </div>
  );
}
