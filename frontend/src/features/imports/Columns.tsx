/** What the columns of a file tell, with its first rows beside them; then the dry run begins. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, Checkbox, Select, Switch, TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import { useMutation, useQuery } from "urql";
import { ProblemList } from "~/components/ProblemList";
import { ColumnTable } from "~/features/imports/ColumnTable";
import { Constants } from "~/features/imports/Constants";
import classes from "~/features/imports/imports.module.css";
import { type Draft, draftOf, inputOf, told, twice } from "~/features/imports/mapping";
import { CheckImport, type Import, ImportTargets, LayImportOut } from "~/features/imports/queries";
import { groupWords, targetWords } from "~/features/imports/words";

export type Choices = { group: string; items: { value: string; label: string }[] }[];

function useChoices(): Choices {
  const { i18n } = useLingui();
  const [query] = useQuery({ query: ImportTargets });
  return useMemo(() => {
    const found = (query.data?.importTargets ?? []).map((one) => ({ value: one.key, label: one.name.text }));
    const own = (start: boolean) =>
      found.filter((one) => one.value.startsWith("characteristic.") === start).sort((a, b) => a.label.localeCompare(b.label));
    return [
      { group: i18n._(groupWords.order), items: Object.entries(targetWords).map(([value, word]) => ({ value, label: i18n._(word) })) },
      { group: i18n._(groupWords.characteristic), items: own(true) },
      { group: i18n._(groupWords.own), items: own(false) },
    ].filter((group) => group.items.length > 0);
  }, [query.data, i18n]);
}

export function Columns({ job, done }: { job: Import; done: () => void }) {
  const { t } = useLingui();
  const choices = useChoices();
  const [draft, setDraft] = useState<Draft>(() => draftOf(job.mapping ?? job.proposal.mapping));
  const [submit, setSubmit] = useState(job.submit);
  const [keep, setKeep] = useState(false);
  const [name, setName] = useState(job.proposal.template?.name ?? "");
  const [{ data, fetching }, check] = useMutation(CheckImport);
  const plain = job.format === "TMF622";
  const said = told(draft);
  const lacking = plain ? [] : ["account", "offering"].filter((target) => !said.has(target));
  const repeated = twice(draft);
  const begin = async () => {
    const mapping = inputOf(draft, job.layout.header);
    const answer = await check({ input: { importId: job.id, mapping, submit, saveAs: keep && name.trim() ? name.trim() : null } });
    if (answer.data?.answer.job) done();
  };
  return (
    <>
      {plain ? (
        <Alert variant="outline"><Trans>These are product orders of TMF622: their columns need no explanation.</Trans></Alert>
      ) : (
        <>
          {job.proposal.template && (
            <Alert variant="outline"><Trans>The template “{job.proposal.template.name}” fits this header and was filled in.</Trans></Alert>
          )}
          <Layout job={job} draft={draft} change={setDraft} />
          <ColumnTable job={job} draft={draft} repeated={repeated} choices={choices} change={setDraft} />
          <Constants draft={draft} choices={choices} change={setDraft} />
        </>
      )}
      <Switch label={t`Submit the orders; otherwise they stay drafts`} checked={submit} onChange={(event) => setSubmit(event.currentTarget.checked)} />
      {!plain && (
        <div className={classes.actions}>
          <Checkbox label={t`Keep these columns as a template`} checked={keep} onChange={(event) => setKeep(event.currentTarget.checked)} />
          {keep && <TextInput aria-label={t`Name of the template`} placeholder={t`Name of the template`} value={name} onChange={(event) => setName(event.currentTarget.value)} />}
        </div>
      )}
      <ProblemList problems={data?.answer.problems ?? []} />
      {lacking.length > 0 && (
        <p className={classes.dim}><Trans>Say which columns name the account and the offering, or give one for all rows.</Trans></p>
      )}
      {repeated.size > 0 && (
        <p role="alert" className={classes.dim}><Plural value={repeated.size} one="Two columns tell the same thing." other="Several columns tell the same things." /></p>
      )}
      <div className={classes.actions}>
        <Button loading={fetching} disabled={lacking.length > 0 || repeated.size > 0} onClick={() => void begin()}>
          <Trans>Begin the dry run</Trans>
        </Button>
      </div>
    </>
  );
}

function Layout({ job, draft, change }: { job: Import; draft: Draft; change: (draft: Draft) => void }) {
  const { t } = useLingui();
  const [{ data }, layOut] = useMutation(LayImportOut);
  const { sheet, sheets, delimiter, encoding } = job.layout;
  const again = (given: { sheet?: string | null; delimiter?: string | null; encoding?: string | null }) =>
    void layOut({ input: { importId: job.id, sheet, delimiter, encoding, ...given } });
  return (
    <>
      <div className={classes.settings}>
        {sheets.length > 1 && <Select label={t`Sheet`} allowDeselect={false} value={sheet} data={sheets} onChange={(value) => again({ sheet: value })} />}
        {job.format === "CSV" && (
          <>
            <Select
              label={t`Between columns`}
              allowDeselect={false}
              value={delimiter}
              data={[
                { value: ",", label: t`Comma` },
                { value: ";", label: t`Semicolon` },
                { value: "\t", label: t`Tab` },
                { value: "|", label: t`Bar` },
              ]}
              onChange={(value) => again({ delimiter: value })}
            />
            <Select
              label={t`Encoding`}
              allowDeselect={false}
              value={encoding}
              data={[
                { value: "utf-8-sig", label: "UTF-8" },
                { value: "cp1252", label: "Windows-1252" },
                { value: "utf-16", label: "UTF-16" },
              ]}
              onChange={(value) => again({ encoding: value })}
            />
          </>
        )}
        <Select
          label={t`Before fractions`}
          allowDeselect={false}
          value={draft.decimal}
          data={[
            { value: ".", label: t`Point: 1,234.5` },
            { value: ",", label: t`Comma: 1.234,5` },
          ]}
          onChange={(value) => change({ ...draft, decimal: value ?? "." })}
        />
        <Select
          label={t`Dates`}
          allowDeselect={false}
          value={draft.dates}
          data={[
            { value: "ymd", label: t`Year, month, day` },
            { value: "dmy", label: t`Day, month, year` },
            { value: "mdy", label: t`Month, day, year` },
          ]}
          onChange={(value) => change({ ...draft, dates: value ?? "ymd" })}
        />
      </div>
      <ProblemList problems={data?.answer.problems ?? []} />
    </>
  );
}
