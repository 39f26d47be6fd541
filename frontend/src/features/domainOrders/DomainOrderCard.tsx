/** A domain order on a narrow screen. */
import { Group } from "@mantine/core";
import type { ReactNode } from "react";
import { StateBadge } from "~/components/StateBadge";
import { DomainOrderLink } from "~/features/domainOrders/columns";

interface DomainOrderCardProps {
  row: { number: string; state: string; specification: { name: { text: string } }; order: { number: string } };
  /** What is told of it beside its name; without, its order. */
  about?: string;
  /** What stands at the end of the second line. */
  end: ReactNode;
}

export function DomainOrderCard({ row, about, end }: DomainOrderCardProps) {
  return (
    <>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <DomainOrderLink number={row.number} />
        <StateBadge state={row.state} />
      </Group>
      <Group justify="space-between" wrap="nowrap" gap="xs" c="var(--mantine-color-dimmed)">
        <span style={{ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}>
          {row.specification.name.text} · {about ?? row.order.number}
        </span>
        <span style={{ whiteSpace: "nowrap" }}>{end}</span>
      </Group>
    </>
  );
}
