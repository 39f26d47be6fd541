/** The columns of the list of accounts. */
import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import type { Column } from "~/components/ListTable";
import { OwnValue } from "~/components/OwnValue";
import { useWord } from "~/components/useWord";
import { When } from "~/components/When";
import type { AccountRow } from "~/features/accounts/queries";
import { StatusMark } from "~/features/accounts/StatusMark";
import { kindWords } from "~/features/accounts/words";
import { type OwnValues, useCustomFields } from "~/lib/customFields";

/** Columns that stay away until someone chooses them. */
export const hiddenAtFirst = ["external", "currency", "parent"];

export function AccountCard({ account }: { account: AccountRow }) {
  return (
    <>
      <Link to={`/accounts/${account.id}` as string}>{account.name}</Link>
      <span>
        {account.number} · {account.segment} <StatusMark status={account.status} />
      </span>
    </>
  );
}

export function useAccountColumns(): Column<AccountRow>[] {
  const { t } = useLingui();
  const word = useWord();
  const fields = useCustomFields("ACCOUNT");
  return useMemo(
    () => [
      {
        id: "name",
        header: t`Name`,
        width: "minmax(220px, 2fr)",
        sortField: "NAME",
        cell: (row) => <Link to={`/accounts/${row.id}` as string}>{row.name}</Link>,
      },
      { id: "number", header: t`Number`, width: "120px", sortField: "NUMBER", cell: (row) => row.number },
      { id: "kind", header: t`Kind`, width: "100px", cell: (row) => word(kindWords, row.kind) },
      { id: "status", header: t`Status`, width: "120px", cell: (row) => <StatusMark status={row.status} /> },
      { id: "segment", header: t`Segment`, width: "minmax(110px, 1fr)", cell: (row) => row.segment },
      { id: "currency", header: t`Currency`, width: "84px", cell: (row) => row.currency },
      { id: "external", header: t`External id`, width: "minmax(120px, 1fr)", cell: (row) => row.externalId ?? "–" },
      { id: "parent", header: t`Belongs to`, width: "minmax(140px, 1fr)", cell: (row) => row.parent?.name ?? "–" },
      { id: "created", header: t`Created`, width: "128px", sortField: "CREATED_AT", cell: (row) => <When at={row.createdAt} /> },
      ...fields
        .filter(({ listed }) => listed)
        .map((field) => ({
          id: `own:${field.key}`,
          header: field.label.text,
          width: "minmax(120px, 1fr)",
          cell: (row: AccountRow) => <OwnValue field={field} value={(row.custom as OwnValues)[field.key]} />,
        })),
    ],
    [t, word, fields],
  );
}
