/** Takes the catalog, or one file of it, out as JSON. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconChevronDown, IconDownload } from "@tabler/icons-react";
import { useClient, useQuery } from "urql";
import { exportCatalog } from "~/features/catalog/exchange";
import { CatalogDocuments } from "~/features/catalog/queries";

export function ExportMenu() {
  const { t } = useLingui();
  const client = useClient();
  const [{ data }] = useQuery({ query: CatalogDocuments });
  const documents = data?.catalogDocuments ?? [];
  const fetchFile = async (document: string | null) => {
    const fault = await exportCatalog(client, document);
    if (fault !== null) notifications.show({ color: "red", message: fault || t`The server did not answer.` });
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} rightSection={<IconChevronDown size={14} aria-hidden />}>
          <Trans>Export</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void fetchFile(null)}>
          <Trans>The whole catalog</Trans>
        </Menu.Item>
        {documents.length > 1 && <Menu.Divider />}
        {documents.length > 1 &&
          documents.map((one) => (
            <Menu.Item key={one.key} onClick={() => void fetchFile(one.key)}>
              {one.name.text} · {one.entities}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
