/** The columns of the list of people. */
import { Trans, useLingui } from "@lingui/react/macro";
import { UnstyledButton } from "@mantine/core";
import { useMemo } from "react";
import type { Column } from "~/components/ListTable";
import { useWord } from "~/components/useWord";
import { When } from "~/components/When";
import { roleWords } from "~/components/words";
import type { PersonRow } from "~/features/admin/people";

function OpenPerson({ person, onOpen }: { person: PersonRow; onOpen: (id: string) => void }) {
  return (
    <UnstyledButton data-open fw={500} fz="inherit" onClick={() => onOpen(person.id)}>
      {person.name}
    </UnstyledButton>
  );
}

export function PersonCard({ person, onOpen }: { person: PersonRow; onOpen: (id: string) => void }) {
  const word = useWord();
  return (
    <>
      <OpenPerson person={person} onOpen={onOpen} />
      <span>{person.roles.map((role) => word(roleWords, role)).join(", ")}</span>
    </>
  );
}

export function usePersonColumns(onOpen: (id: string) => void): Column<PersonRow>[] {
  const { t } = useLingui();
  const word = useWord();
  return useMemo(
    () => [
      { id: "name", header: t`Name`, sortField: "name", width: "minmax(200px, 1.5fr)", cell: (row) => <OpenPerson person={row} onOpen={onOpen} /> },
      { id: "login", header: t`Login`, sortField: "login", width: "minmax(144px, 1fr)", cell: (row) => row.login },
      {
        id: "roles",
        header: t`Roles`,
        width: "minmax(200px, 2fr)",
        cell: (row) => row.roles.map((role) => word(roleWords, role)).join(", "),
      },
      {
        id: "groups",
        header: t`Groups`,
        width: "minmax(140px, 1.5fr)",
        cell: (row) => row.groups.map((group) => group.name.text).join(", ") || "–",
      },
      { id: "account", header: t`Account`, width: "minmax(120px, 1fr)", cell: (row) => row.account?.name ?? "–" },
      {
        id: "state",
        header: t`Sign-in`,
        sortField: "disabled",
        width: "110px",
        cell: (row) => (row.disabled ? <Trans>Disabled</Trans> : <Trans>Allowed</Trans>),
      },
      { id: "seen", header: t`Last seen`, sortField: "lastSeenAt", width: "128px", cell: (row) => <When at={row.lastSeenAt} /> },
    ],
    [t, word, onOpen],
  );
}
