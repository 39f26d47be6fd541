/** The columns of the orders list. */
import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import type { Column } from "~/components/ListTable";
import { MoneyText } from "~/components/MoneyText";
import { OwnValue } from "~/components/OwnValue";
import { PriorityMark } from "~/components/PriorityMark";
import { StateBadge } from "~/components/StateBadge";
import { When } from "~/components/When";
import type { OrderRow } from "~/features/orders/useOrders";
import type { OrderKind } from "~/graphql/graphql";
import { type CustomField, type OwnValues, useCustomFields } from "~/lib/customFields";
import { formatDate, formatNumber } from "~/lib/format";
import { useCan } from "~/lib/session";

/** A customer's draft opens where it is written; every other order opens its record. */
export const isWritten = (order: OrderRow): boolean => order.state === "DRAFT" && order.kind === "CUSTOMER";

export function OrderLink({ order }: { order: OrderRow }) {
  const mayCapture = useCan("order.capture");
  return isWritten(order) && mayCapture ? (
    <Link to="/capture" search={{ draft: order.id }}>
      {order.number}
    </Link>
  ) : (
    <Link to={`/orders/${order.number}` as string}>{order.number}</Link>
  );
}

/** Service orders have no prices. */
const priced = ["recurring", "oneTime"];

/** Custom fields that are listed, after the columns of every order. */
export function useOrderColumns(kind: OrderKind): Column<OrderRow>[] {
  const standard = useStandardColumns();
  const fields = useCustomFields("ORDER");
  return useMemo(() => {
    const shown = kind === "SERVICE" ? standard.filter(({ id }) => !priced.includes(id)) : standard;
    return [...shown, ...fields.filter(({ listed }) => listed).map(ownColumn)];
  }, [standard, fields, kind]);
}

const isNumber = (field: CustomField) => field.type === "INTEGER" || field.type === "DECIMAL";

function ownColumn(field: CustomField): Column<OrderRow> {
  return {
    id: `own:${field.key}`,
    header: field.label.text,
    width: "minmax(120px, 1fr)",
    sortField: `own:${field.key}`,
    ...(isNumber(field) ? { align: "end" as const } : {}),
    cell: (row) => <OwnValue field={field} value={(row.custom as OwnValues)[field.key]} />,
  };
}

function useStandardColumns(): Column<OrderRow>[] {
  const { t } = useLingui();
  return useMemo(
    () => [
      { id: "number", header: t`Number`, width: "120px", sortField: "NUMBER", cell: (row) => <OrderLink order={row} /> },
      { id: "account", header: t`Account`, width: "minmax(160px, 2fr)", cell: (row) => row.account.name },
      { id: "state", header: t`State`, width: "minmax(184px, 1fr)", sortField: "STATE", cell: (row) => <StateBadge state={row.state} /> },
      { id: "priority", header: t`Priority`, width: "110px", sortField: "PRIORITY", cell: (row) => <PriorityMark priority={row.priority} /> },
      {
        id: "tasks",
        header: t`Tasks done`,
        width: "96px",
        align: "end",
        cell: (row) =>
          row.taskCount > 0 ? `${formatNumber(row.taskCount - row.openTaskCount)} / ${formatNumber(row.taskCount)}` : "–",
      },
      {
        id: "recurring",
        header: t`Recurring`,
        width: "112px",
        align: "end",
        cell: (row) => <MoneyText value={row.recurringTotal} />,
      },
      { id: "oneTime", header: t`One time`, width: "112px", align: "end", cell: (row) => <MoneyText value={row.oneTimeTotal} /> },
      {
        id: "planned",
        header: t`Planned for`,
        width: "120px",
        cell: (row) => {
          const planned = row.plannedCompletion ?? row.requestedCompletion;
          return planned ? formatDate(planned) : "–";
        },
      },
      { id: "channel", header: t`Channel`, width: "100px", cell: (row) => row.channel },
      { id: "created", header: t`Created`, width: "128px", sortField: "CREATED_AT", cell: (row) => <When at={row.createdAt} /> },
      { id: "updated", header: t`Changed`, width: "128px", sortField: "UPDATED_AT", cell: (row) => <When at={row.updatedAt} /> },
    ],
    [t],
  );
}
