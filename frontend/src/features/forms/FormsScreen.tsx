/** What people fill in to complete tasks: all forms, where they are used, and how to begin a new one. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, CloseButton, FileButton, TextInput } from "@mantine/core";
import { IconForms, IconPlus, IconSearch, IconUpload } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useQuery } from "urql";
import { type Column, ListTable } from "~/components/ListTable";
import { PageHeader } from "~/components/PageHeader";
import { EmptyState, QueryState } from "~/components/states";
import { When } from "~/components/When";
import classes from "~/features/forms/forms.module.css";
import { type Form, schema } from "~/features/forms/model/form";
import { NewFormDialog } from "~/features/forms/NewFormDialog";
import { FormList, type FormRow } from "~/features/forms/queries";
import { readJson } from "~/lib/files";
import { formatNumber } from "~/lib/format";
import { can, useSession } from "~/lib/session";

const route = getRouteApi("/shell/forms");

interface Row extends FormRow {
  id: string;
}

const FormLink = ({ row }: { row: Row }) => <Link to={`/forms/${row.key}` as string}>{row.name.text}</Link>;
const flowsOf = (row: FormRow) => [...new Set(row.uses.map((use) => use.flowKey))];

function useColumns(): Column<Row>[] {
  const { t } = useLingui();
  return useMemo(
    () => [
      { id: "name", header: t`Name`, width: "minmax(200px, 2fr)", cell: (row) => <FormLink row={row} /> },
      { id: "key", header: t`Key`, width: "minmax(190px, 1fr)", cell: (row) => <code>{row.key}</code> },
      { id: "fields", header: t`Fields`, width: "80px", align: "end", cell: (row) => formatNumber(row.fields.length) },
      {
        id: "uses",
        header: t`Used by flows`,
        width: "minmax(180px, 1.5fr)",
        cell: (row) => flowsOf(row).join(", ") || <span className={classes.dim}>{t`None yet`}</span>,
      },
      { id: "open", header: t`Open tasks`, width: "110px", align: "end", cell: (row) => formatNumber(row.openTasks) },
      { id: "version", header: t`Version`, width: "90px", align: "end", cell: (row) => row.version },
      { id: "at", header: t`Changed`, width: "130px", cell: (row) => <When at={row.at} /> },
      { id: "by", header: t`By`, width: "minmax(110px, 1fr)", cell: (row) => row.author?.name ?? t`Shipped` },
    ],
    [t],
  );
}

export function FormsScreen() {
  const { t } = useLingui();
  const { q = "" } = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useColumns();
  const may = can(useSession(), "flow.publish");
  const [making, setMaking] = useState<{ title: string; base: Form | null } | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [query, execute] = useQuery({ query: FormList });
  const wanted = q.trim().toLowerCase();
  const find = (text: string) => void navigate({ search: text ? { q: text } : {}, replace: true });

  const open = async (file: File | null) => {
    if (!file) return;
    const found = await readJson(file, schema);
    if ("content" in found) {
      setFault(null);
      setMaking({ title: t`Import a form`, base: found.content as unknown as Form });
    } else {
      setFault(
        found.fault === "newer"
          ? t`${file.name} was written by a newer release of Orderloom; nothing was changed.`
          : t`${file.name} is no form: a JSON file with the schema ${schema} is wanted. Nothing was changed.`,
      );
    }
  };
  const actions = may && (
    <>
      <FileButton accept="application/json,.json" onChange={(file) => void open(file)}>
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconUpload size={16} aria-hidden />}>
            <Trans>Import</Trans>
          </Button>
        )}
      </FileButton>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setMaking({ title: t`New form`, base: null })}>
        <Trans>New form</Trans>
      </Button>
    </>
  );
  return (
    <>
      <PageHeader title={t`Forms`} facts={<Trans>What people fill in to complete a task</Trans>} actions={actions} />
      <div className={classes.bar} role="search">
        <TextInput
          className={classes.search}
          aria-label={t`Find forms by name or key`}
          placeholder={t`Name or key`}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={q}
          onChange={(event) => find(event.currentTarget.value)}
          rightSection={q ? <CloseButton size="sm" aria-label={t`Clear the text`} onClick={() => find("")} /> : null}
        />
      </div>
      {fault && (
        <Alert role="alert" className={classes.notice} color="red" variant="outline" withCloseButton closeButtonLabel={t`Close`} onClose={() => setFault(null)}>
          {fault}
        </Alert>
      )}
      <QueryState query={query} retry={() => execute({ requestPolicy: "network-only" })}>
        {({ forms }) => {
          const rows = forms
            .filter((row) => `${row.key} ${row.name.text}`.toLowerCase().includes(wanted))
            .map((row) => Object.assign({ id: row.key }, row));
          return rows.length > 0 ? (
            <ListTable
              label={t`Forms`}
              rows={rows}
              columns={columns}
              onOpen={(row) => void navigate({ to: `/forms/${row.key}` as string })}
              card={(row) => (
                <>
                  <FormLink row={row} />
                  <div className={classes.dim}>
                    {row.key} · <Trans>version {row.version}</Trans>
                  </div>
                </>
              )}
            />
          ) : (
            <EmptyState Icon={IconForms} title={q ? <Trans>No form is called like this</Trans> : <Trans>No forms yet</Trans>}>
              {q ? (
                <Button variant="default" onClick={() => find("")}>
                  <Trans>Show all</Trans>
                </Button>
              ) : (
                <Trans>Make one, and name it in a manual task of a flow.</Trans>
              )}
            </EmptyState>
          );
        }}
      </QueryState>
      {making && <NewFormDialog {...making} onClose={() => setMaking(null)} />}
    </>
  );
}
