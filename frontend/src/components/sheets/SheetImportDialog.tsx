/** Takes a list in from a file: what each row would do is shown before anything is done. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, FileButton, Group, Loader, Modal, ScrollArea, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconFileUpload } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Report } from "~/components/sheets/queries";
import classes from "~/components/sheets/sheets.module.css";
import { type Stage, useSheetImport } from "~/components/sheets/useSheetImport";
import type { PartyFile } from "~/graphql/graphql";

interface DialogProps {
  file: PartyFile;
  accountId: string | undefined;
  onClose: () => void;
  onImported: () => void;
}

export function SheetImportDialog({ file, accountId, onClose, onImported }: DialogProps) {
  const { t } = useLingui();
  const { stage, choose, take, back } = useSheetImport(file, accountId);
  const run = async (tried: Extract<Stage, { kind: "tried" }>, validOnly: boolean) => {
    const report = await take(tried, validOnly);
    if (!report) return;
    notifications.show({ message: t`${tried.name} was imported: ${report.created} added, ${report.changed} changed.` });
    onImported();
    onClose();
  };
  return (
    <Modal opened onClose={onClose} size={stage.kind === "tried" ? "xl" : "lg"} title={<Trans>Import a file</Trans>} closeButtonProps={{ "aria-label": t`Close` }}>
      <Stack gap="md">
        {stage.kind === "choosing" && <Choose onFile={(chosen) => void choose(chosen)} />}
        {stage.kind === "working" && (
          <Group role="status">
            <Loader size="sm" />
            <Trans>Reading {stage.name}…</Trans>
          </Group>
        )}
        {stage.kind === "told" && (
          <>
            <Alert color="red" role="alert">
              {stage.problems.map(({ message }) => message).join(" ") || <Trans>The server did not answer. Nothing was changed; try again in a moment.</Trans>}
            </Alert>
            <Footer onBack={back} />
          </>
        )}
        {stage.kind === "tried" && (
          <>
            <Preview name={stage.name} report={stage.report} />
            <Footer onBack={back}>
              <Accept report={stage.report} onTake={(validOnly) => void run(stage, validOnly)} />
            </Footer>
          </>
        )}
      </Stack>
    </Modal>
  );
}

function Choose({ onFile }: { onFile: (file: File) => void }) {
  return (
    <div
      className={classes.drop}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const [file] = event.dataTransfer.files;
        if (file) onFile(file);
      }}
    >
      <IconFileUpload size={28} stroke={1.5} aria-hidden />
      <p className={classes.flat}>
        <Trans>Drop a CSV or Excel file here, or choose one.</Trans>
      </p>
      <FileButton onChange={(file) => file && onFile(file)} accept=".csv,.xlsx,.txt,.tsv">
        {(props) => (
          <Button {...props} data-autofocus>
            <Trans>Choose a file</Trans>
          </Button>
        )}
      </FileButton>
      <p className={classes.dim}>
        <Trans>Its first line names the columns; an exported file shows them. You see what would change before anything does.</Trans>
      </p>
    </div>
  );
}

function Preview({ name, report }: { name: string; report: Report }) {
  const bad = report.rows.filter(({ fate }) => fate === "REFUSED");
  return (
    <>
      <p className={classes.flat} role="status">
        <strong>{name}</strong>: <Plural value={report.created} one="# row is new" other="# rows are new" />,{" "}
        <Plural value={report.changed} one="# changes" other="# change" />, <Plural value={report.same} one="# stays" other="# stay" />,{" "}
        <Plural value={report.refused} _0="none has mistakes" one="# has mistakes" other="# have mistakes" />.
      </p>
      {report.unknownColumns.length > 0 && (
        <Alert color="yellow">
          <Trans>These columns mean nothing here and are passed over: {report.unknownColumns.join(", ")}.</Trans>
        </Alert>
      )}
      {bad.length > 0 && <Mistakes rows={bad} />}
    </>
  );
}

function Mistakes({ rows }: { rows: Report["rows"] }) {
  const { t } = useLingui();
  return (
    <ScrollArea.Autosize mah="45vh" type="auto" className={classes.scroller ?? ""} viewportProps={{ tabIndex: 0, role: "region", "aria-label": t`Mistakes` }}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Line</Trans>
            </th>
            <th scope="col">
              <Trans>Name</Trans>
            </th>
            <th scope="col">
              <Trans>Column</Trans>
            </th>
            <th scope="col">
              <Trans>What is wrong</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.flatMap((row) =>
            row.problems.map((problem, index) => (
              <tr key={`${row.line}:${index}`}>
                <td>{row.line}</td>
                <td>{row.name}</td>
                <td>{problem.path.join(" ")}</td>
                <td>{problem.message}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </ScrollArea.Autosize>
  );
}

function Footer({ onBack, children }: { onBack: () => void; children?: ReactNode }) {
  return (
    <Group justify="end">
      <Button variant="default" onClick={onBack}>
        <Trans>Another file</Trans>
      </Button>
      {children}
    </Group>
  );
}

function Accept({ report, onTake }: { report: Report; onTake: (validOnly: boolean) => void }) {
  const good = report.created + report.changed + report.same;
  if (good === 0) return null;
  return (
    <Button onClick={() => onTake(report.refused > 0)}>
      {report.refused > 0 ? <Plural value={good} one="Import the good row" other="Import the # good rows" /> : <Plural value={good} one="Import # row" other="Import # rows" />}
    </Button>
  );
}
