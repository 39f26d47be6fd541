/** Import and export of one list: a menu at the head of it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconArrowsExchange, IconChevronDown, IconDownload, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useMutation } from "urql";
import { SheetImportDialog } from "~/components/sheets/SheetImportDialog";
import { ExportOfParties } from "~/components/sheets/queries";
import type { PartyFile, SheetFormat } from "~/graphql/graphql";
import { download } from "~/lib/files";

interface SheetMenuProps {
  file: PartyFile;
  /** Of this account only. */
  accountId?: string | undefined;
  /** Of the accounts that this finds. */
  search?: string | undefined;
  mayImport: boolean;
  onImported: () => void;
}

export function SheetMenu({ file, accountId, search, mayImport, onImported }: SheetMenuProps) {
  const { t } = useLingui();
  const [importing, setImporting] = useState(false);
  const [, ask] = useMutation(ExportOfParties);
  const fetchAs = async (format: SheetFormat) => {
    const { data } = await ask({ input: { file, format, accountId: accountId ?? null, search: search ?? "" } });
    const found = data?.exportParties.download;
    if (found) return download(found.url, found.name);
    notifications.show({ color: "red", message: data?.exportParties.problems[0]?.message ?? t`The server did not answer. Try again.` });
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconArrowsExchange size={16} aria-hidden />} rightSection={<IconChevronDown size={14} aria-hidden />}>
            <Trans>Import and export</Trans>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {mayImport && (
            <Menu.Item leftSection={<IconUpload size={16} aria-hidden />} onClick={() => setImporting(true)}>
              <Trans>Import a file…</Trans>
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconDownload size={16} aria-hidden />} onClick={() => void fetchAs("CSV")}>
            <Trans>Export as CSV</Trans>
          </Menu.Item>
          <Menu.Item leftSection={<IconDownload size={16} aria-hidden />} onClick={() => void fetchAs("XLSX")}>
            <Trans>Export as Excel</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {importing && <SheetImportDialog file={file} accountId={accountId} onClose={() => setImporting(false)} onImported={onImported} />}
    </>
  );
}
