/** An order on a narrow screen. */
import { Group } from "@mantine/core";
import { StateBadge } from "~/components/StateBadge";
import { When } from "~/components/When";
import { OrderLink } from "~/features/orders/columns";
import type { OrderRow } from "~/features/orders/useOrders";

export function OrderCard({ order }: { order: OrderRow }) {
  return (
    <>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <OrderLink order={order} />
        <StateBadge state={order.state} />
      </Group>
      <Group justify="space-between" wrap="nowrap" gap="xs" c="var(--mantine-color-dimmed)">
        <span style={{ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}>{order.account.name}</span>
        <span style={{ whiteSpace: "nowrap" }}>
          <When at={order.updatedAt} />
        </span>
      </Group>
    </>
  );
}
