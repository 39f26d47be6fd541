/** One file on its way in: its columns, the dry run, the choice, and what came of it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconCircle, IconCircleDot } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useMutation, useQuery, useSubscription } from "urql";
import { PageHeader } from "~/components/PageHeader";
import { ProblemList } from "~/components/ProblemList";
import { EmptyState, FailedState, LoadingState } from "~/components/states";
import { When } from "~/components/When";
import { Checked } from "~/features/imports/Checked";
import { Columns } from "~/features/imports/Columns";
import classes from "~/features/imports/imports.module.css";
import { Mark } from "~/features/imports/Marks";
import { Numbers } from "~/features/imports/Numbers";
import { Progress } from "~/features/imports/Progress";
import { CancelImport, type Import, ImportNews, OneImport } from "~/features/imports/queries";
import { Report } from "~/features/imports/Report";
import { Rows } from "~/features/imports/Rows";
import { formatNumber } from "~/lib/format";

const route = getRouteApi("/shell/imports/$job");

export function ImportScreen() {
  const { t } = useLingui();
  const { job: id } = route.useParams();
  const [query, execute] = useQuery({ query: OneImport, variables: { id } });
  const job = query.data?.importJob;
  const [again, setAgain] = useState(false);
  const ended = job?.state === "DONE" || job?.state === "CANCELED";
  useSubscription({ query: ImportNews, variables: { id }, pause: !job || ended });
  if (query.error && !job) return <FailedState error={query.error} retry={() => execute({ requestPolicy: "network-only" })} />;
  if (query.fetching && !job) return <LoadingState rows={8} />;
  if (!job) return <EmptyState page title={<Trans>There is no such import</Trans>} />;
  const mapped = job.state === "WAITING" || (again && (job.state === "CHECKED" || job.state === "FAILED"));
  return (
    <>
      <PageHeader
        title={job.name}
        facts={
          <>
            <Mark of="job" state={job.state} /> <span>{t`by ${job.createdBy}`}</span> <When at={job.createdAt} />
          </>
        }
        actions={
          <>
            {!ended && <Cancel job={job} />}
            <Button variant="default" component={Link} to="/imports">
              <Trans>All imports</Trans>
            </Button>
          </>
        }
      />
      <div className={classes.body}>
        <Steps job={job} mapped={mapped} />
        <Twins job={job} />
        {mapped ? <Columns key={`${job.id}:${job.layout.header.join("|")}`} job={job} done={() => setAgain(false)} /> : <Stage job={job} back={() => setAgain(true)} />}
      </div>
    </>
  );
}

function Stage({ job, back }: { job: Import; back: () => void }) {
  const running = job.state === "CHECKING" || job.state === "RUNNING";
  return (
    <>
      {running && <Progress job={job} />}
      <Faults job={job} />
      <Numbers job={job} />
      {job.state === "CHECKED" && <Checked job={job} back={back} />}
      {job.state === "FAILED" && (
        <div className={classes.actions}>
          <Button onClick={back}>
            <Trans>Columns and dry run again</Trans>
          </Button>
        </div>
      )}
      {(job.state === "DONE" || job.state === "CANCELED") && job.rows > 0 && <Report job={job} />}
      {!running && job.rows > 0 && <Rows key={job.state} job={job} />}
    </>
  );
}

function Faults({ job }: { job: Import }) {
  if (job.faults.length === 0) return null;
  return (
    <Alert role="alert" variant="outline" color="red" icon={<IconAlertTriangle size={18} aria-hidden />} title={<Trans>This file could not be taken in</Trans>}>
      <ul className={classes.faults}>
        {job.faults.map((fault) => (
          <li key={`${fault.row}:${fault.column}:${fault.code}`}>
            {fault.row !== null && <Trans>Row {fault.row}:</Trans>} {fault.message}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function Twins({ job }: { job: Import }) {
  const twin = job.twins[0];
  if (!twin || job.state === "DONE" || job.state === "CANCELED") return null;
  return (
    <Alert variant="outline" color="yellow" icon={<IconAlertTriangle size={18} aria-hidden />}>
      <Trans>
        The very same file was imported before as <Link to={`/imports/${twin.id}` as string}>{twin.name}</Link>, and {formatNumber(twin.made)} orders were made of it. Orders with an
        external id are not made twice.
      </Trans>
    </Alert>
  );
}

function Cancel({ job }: { job: Import }) {
  const [{ fetching, data }, cancel] = useMutation(CancelImport);
  return (
    <>
      <ProblemList problems={data?.answer.problems ?? []} />
      <Button variant="default" loading={fetching} onClick={() => void cancel({ input: { importId: job.id } })}>
        <Trans>Cancel this import</Trans>
      </Button>
    </>
  );
}

function Steps({ job, mapped }: { job: Import; mapped: boolean }) {
  const { t } = useLingui();
  const names = [t`File`, job.format === "TMF622" ? t`What happens` : t`Columns`, t`Dry run`, t`Choice`, t`Orders`];
  const at = mapped ? 1 : { WAITING: 1, CHECKING: 2, CHECKED: 3, FAILED: 2, RUNNING: 4, CANCELED: 5, DONE: 5 }[job.state];
  return (
    <ol className={classes.steps} aria-label={t`Steps`}>
      {names.map((name, place) => {
        const Icon = place < at ? IconCheck : place === at ? IconCircleDot : IconCircle;
        return (
          <li key={name} aria-current={place === at ? "step" : undefined}>
            <Icon size={16} aria-hidden />
            {name}
          </li>
        );
      })}
    </ol>
  );
}
