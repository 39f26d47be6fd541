/** Where a flow or a table is used, with links that lead there. */
import { useLingui } from "@lingui/react/macro";
import { Modal } from "@mantine/core";
import { useQuery } from "urql";
import { UsesOfDefinition } from "~/components/definitions/documents";
import { UsageList } from "~/components/definitions/UsageList";
import { QueryState } from "~/components/states";
import type { DefinitionRow } from "~/features/flows/queries";

export function UsesDialog({ row, onClose }: { row: DefinitionRow; onClose: () => void }) {
  const { t } = useLingui();
  const [query, again] = useQuery({ query: UsesOfDefinition, variables: { key: row.key }, requestPolicy: "cache-and-network" });
  return (
    <Modal opened onClose={onClose} title={t`Where ${row.name.text} is used`} closeButtonProps={{ "aria-label": t`Close` }}>
      <QueryState query={query} retry={() => again({ requestPolicy: "network-only" })}>
        {({ definitionUsage }) => <UsageList usage={definitionUsage ?? []} flow={row.key} />}
      </QueryState>
    </Modal>
  );
}
