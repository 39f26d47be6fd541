/** Excel and CSV: the table as a file, and a file into the table; a file may be dropped anywhere on the screen. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Menu, Portal } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconChevronDown, IconFileSpreadsheet, IconFileTypeCsv, IconFileUpload } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useClient } from "urql";
import { download, type FileFormat } from "~/features/tables/exchange/download";
import classes from "~/features/tables/exchange/exchange.module.css";
import { ImportDialog } from "~/features/tables/exchange/ImportDialog";
import type { TableEditor } from "~/features/tables/useTableEditor";

interface MenuProps {
  editor: TableEditor;
  name: string;
  editable: boolean;
}

export function ExchangeMenu({ editor, name, editable }: MenuProps) {
  const { t } = useLingui();
  const client = useClient();
  const [open, setOpen] = useState(false);
  const [dropped, setDropped] = useState<File | null>(null);
  const over = useDroppedFile(editable && !open, (file) => {
    setDropped(file);
    setOpen(true);
  });
  const fetchFile = async (format: FileFormat) => {
    if (editor.mayEdit) await editor.flush();
    const refused = await download(client, editor.session.table.key, format, null);
    if (refused !== null) notifications.show({ color: "red", message: refused || t`The server did not answer; try again in a moment.` });
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconFileSpreadsheet size={16} aria-hidden />} rightSection={<IconChevronDown size={14} aria-hidden />}>
            <Trans>Excel, CSV</Trans>
          </Button>
        </Menu.Target>
        <Menu.Dropdown aria-label={t`Excel, CSV`}>
          <Menu.Item leftSection={<IconFileSpreadsheet size={16} aria-hidden />} onClick={() => void fetchFile("XLSX")}>
            <Trans>Export to Excel</Trans>
          </Menu.Item>
          <Menu.Item leftSection={<IconFileTypeCsv size={16} aria-hidden />} onClick={() => void fetchFile("CSV")}>
            <Trans>Export to CSV</Trans>
          </Menu.Item>
          {editable && (
            <Menu.Item leftSection={<IconFileUpload size={16} aria-hidden />} onClick={() => setOpen(true)}>
              <Trans>Import a file…</Trans>
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {over && (
        <Portal>
          <div className={classes.overlay}>
            <IconFileUpload size={36} stroke={1.5} aria-hidden />
            <Trans>Drop the file to see what it would change</Trans>
          </div>
        </Portal>
      )}
      {open && (
        <ImportDialog
          editor={editor}
          name={name}
          dropped={dropped}
          onClose={() => {
            setOpen(false);
            setDropped(null);
          }}
        />
      )}
    </>
  );
}

const bringsFile = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

/** Whether a file is being dragged over the page; `onFile` gets it when it is let go. */
function useDroppedFile(active: boolean, onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!active) return;
    const move = (event: DragEvent) => {
      if (!bringsFile(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      const [file] = event.dataTransfer?.files ?? [];
      setOver(false);
      if (!file) return;
      event.preventDefault();
      onFile(file);
    };
    window.addEventListener("dragover", move);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", move);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  });
  return active && over;
}
