/** The columns of the lists of domain orders. */
import { useLingui } from "@lingui/react/macro";
import { IconEyeExclamation } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import type { Column } from "~/components/ListTable";
import { StateBadge } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { When } from "~/components/When";
import { actionWords } from "~/components/words";
import classes from "~/features/domainOrders/domainOrders.module.css";
import type { DomainOrderRow } from "~/features/domainOrders/queries";
import { orderKindWords, subtypeWords } from "~/features/domainOrders/words";
import { formatNumber } from "~/lib/format";

export const DomainOrderLink = ({ number }: { number: string }) => <Link to={`/domain-orders/${number}` as string}>{number}</Link>;

export function AttentionMark() {
  const { t } = useLingui();
  return (
    <span className={classes.mark}>
      <IconEyeExclamation size={14} aria-hidden />
      {t`Needs attention`}
    </span>
  );
}

export function useDomainOrderColumns(): Column<DomainOrderRow>[] {
  const { t } = useLingui();
  const word = useWord();
  return useMemo(
    () => [
      { id: "number", header: t`Number`, width: "112px", sortField: "NUMBER", cell: (row) => <DomainOrderLink number={row.number} /> },
      {
        id: "specification",
        header: t`What`,
        width: "minmax(200px, 2fr)",
        cell: (row) => (
          <>
            {row.specification.name.text} {row.needsAttention && <AttentionMark />}
          </>
        ),
      },
      { id: "kind", header: t`Kind`, width: "128px", cell: (row) => word(orderKindWords, row.kind) },
      { id: "subtype", header: t`Layer`, width: "128px", cell: (row) => (row.subtype ? word(subtypeWords, row.subtype) : "–") },
      { id: "action", header: t`Action`, width: "96px", cell: (row) => word(actionWords, row.action) },
      { id: "state", header: t`State`, width: "132px", sortField: "STATE", cell: (row) => <StateBadge state={row.state} /> },
      { id: "order", header: t`Order`, width: "112px", cell: (row) => <Link to={`/orders/${row.order.number}` as string}>{row.order.number}</Link> },
      { id: "account", header: t`Account`, width: "minmax(140px, 1fr)", cell: (row) => row.account.name },
      { id: "site", header: t`Site`, width: "minmax(120px, 1fr)", cell: (row) => row.site?.name ?? "–" },
      { id: "quantity", header: t`Quantity`, width: "88px", align: "end", cell: (row) => formatNumber(row.quantity) },
      { id: "created", header: t`Created`, width: "120px", sortField: "CREATED_AT", cell: (row) => <When at={row.createdAt} /> },
      { id: "changed", header: t`Changed`, width: "120px", sortField: "CHANGED_AT", cell: (row) => <When at={row.changedAt} /> },
    ],
    [t, word],
  );
}
