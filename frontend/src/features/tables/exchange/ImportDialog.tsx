/** Takes a file in: it is chosen or dropped, what it would change is looked at, and only then the table changes. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, FileButton, Group, Modal, Progress, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconEqual, IconFileUpload } from "@tabler/icons-react";
import { type DragEvent, useEffect, useState } from "react";
import { CellProblems } from "~/features/tables/exchange/CellProblems";
import classes from "~/features/tables/exchange/exchange.module.css";
import { type ImportState, useImport } from "~/features/tables/exchange/useImport";
import { readTable } from "~/features/tables/model/table";
import type { TableEditor } from "~/features/tables/useTableEditor";
import { DiffView } from "~/features/tables/versions/DiffView";
import { isEmpty } from "~/features/tables/versions/diffRows";
import { formatNumber } from "~/lib/format";

interface DialogProps {
  editor: TableEditor;
  name: string;
  /** A file that was dropped on the screen already. */
  dropped: File | null;
  onClose: () => void;
}

export function ImportDialog({ editor, name, dropped, onClose }: DialogProps) {
  const { t } = useLingui();
  const { state, choose, take, back } = useImport(editor);
  useEffect(() => {
    if (dropped) choose(dropped);
    // Each dropped file begins anew; `choose` is another function at every render.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [dropped]);
  const close = () => {
    back();
    onClose();
  };
  const wide = state.kind === "preview" && !isSettled(state);
  return (
    <Modal opened onClose={close} size={wide ? "min(1120px, 94vw)" : 560} title={t`Import a file into ${name}`} closeButtonProps={{ "aria-label": t`Close` }}>
      <Stack>
        {state.kind === "choosing" && <Choose onFile={choose} />}
        {state.kind === "working" && <Working state={state} />}
        {state.kind === "unsaved" && (
          <Refused onAgain={back}>
            <Trans>Your last edits could not be saved, so a file can't be compared with them. Look at the notice above the rules first.</Trans>
          </Refused>
        )}
        {state.kind === "told" && (
          <Refused onAgain={back} file={state.file}>
            {state.brought.kind === "refused" ? (
              state.brought.message
            ) : state.brought.kind === "tooLarge" ? (
              <Trans>The file is too large: {formatNumber(Math.floor(state.brought.most / 1_048_576))} MB are taken at most.</Trans>
            ) : (
              <Trans>The server did not answer. Nothing was changed; try again in a moment.</Trans>
            )}
          </Refused>
        )}
        {state.kind === "preview" && (
          <Preview
            state={state}
            onBack={back}
            onClose={close}
            onTake={() => {
              if (!take(t`Import ${state.file}`)) return;
              notifications.show({ message: t`${state.file} is in the draft; Ctrl Z takes it out again.` });
              onClose();
            }}
          />
        )}
      </Stack>
    </Modal>
  );
}

type Looked = ImportState & { kind: "preview" };

const isSettled = ({ preview }: Looked) => preview.diff === null || isEmpty(preview.diff);

function Choose({ onFile }: { onFile: (file: File) => void }) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileUpload size={28} stroke={1.5} aria-hidden />
      <p className={classes.flat}>
        <Trans>Drop an Excel or CSV file here, or choose one.</Trans>
      </p>
      <FileButton onChange={(file) => file && onFile(file)} accept=".xlsx,.csv,.txt,.tsv">
        {(props) => (
          <Button {...props} data-autofocus>
            <Trans>Choose a file</Trans>
          </Button>
        )}
      </FileButton>
      <p className={classes.dim}>
        <Trans>Export the table to get a file of the right shape. You see what would change before anything does.</Trans>
      </p>
    </div>
  );
}

function Working({ state }: { state: ImportState & { kind: "working" } }) {
  const { t } = useLingui();
  const words = { saving: t`Saving your last edits…`, sending: t`Sending ${state.file}…`, reading: t`Reading ${state.file} and comparing it…` };
  const share = state.stage === "saving" ? 5 : state.stage === "sending" ? 10 + state.share * 50 : 75;
  return (
    <div role="status" className={classes.working}>
      <p className={classes.flat}>{words[state.stage]}</p>
      <Progress value={share} animated={state.stage === "reading"} aria-label={words[state.stage]} />
    </div>
  );
}

function Refused({ children, file, onAgain }: { children: React.ReactNode; file?: string; onAgain: () => void }) {
  const { t } = useLingui();
  return (
    <>
      <Alert role="alert" variant="outline" color="red" title={file ? t`${file} was refused` : t`This was refused`} styles={{ title: { color: "var(--tone-bad-text)" } }}>
        {children}
      </Alert>
      <Group justify="flex-end">
        <Button variant="default" onClick={onAgain}>
          <Trans>Choose another file</Trans>
        </Button>
      </Group>
    </>
  );
}

interface PreviewProps {
  state: Looked;
  onTake: () => void;
  onBack: () => void;
  onClose: () => void;
}

function Preview({ state, onTake, onBack, onClose }: PreviewProps) {
  const { preview, before, file } = state;
  if (preview.problems.length > 0 || !preview.diff) {
    return (
      <>
        <CellProblems problems={preview.problems} file={file} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onBack}>
            <Trans>Choose another file</Trans>
          </Button>
        </Group>
      </>
    );
  }
  if (isEmpty(preview.diff)) {
    return (
      <>
        <div className={classes.same} role="status">
          <IconEqual size={24} stroke={1.5} aria-hidden />
          <strong>
            <Trans>No change</Trans>
          </strong>
          <p className={classes.dim}>
            <Trans>{file} says what the table says already, in all of its {formatNumber(before.rows.length)} rows.</Trans>
          </p>
        </div>
        <Group justify="flex-end">
          <Button onClick={onClose}>
            <Trans>Close</Trans>
          </Button>
        </Group>
      </>
    );
  }
  const { added, removed, moved, changed } = preview.diff.rows;
  const rows = added.length + removed.length + moved.length + new Set(changed.map((one) => one.id)).size;
  return (
    <>
      {state.again && (
        <p role="status" className={classes.warn}>
          <Trans>The draft changed meanwhile: this is what the file would change now.</Trans>
        </p>
      )}
      <div className={classes.preview}>
        <DiffView before={before} after={readTable(preview.content)} diff={preview.diff} />
      </div>
      {preview.notes.length > 0 && <CellProblems problems={preview.notes} file={file} notes />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack}>
          <Trans>Choose another file</Trans>
        </Button>
        <Button data-autofocus onClick={onTake}>
          <Plural value={rows} _0="Import into the draft" one="Import # row into the draft" other="Import # rows into the draft" />
        </Button>
      </Group>
    </>
  );
}
