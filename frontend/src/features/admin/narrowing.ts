/** Which of the people are shown, and in which order. */
import type { Sort } from "~/components/SortableHeader";
import type { PersonRow } from "~/features/admin/people";

export interface Narrowed {
  role: string | null;
  group: string | null;
  access: string | null;
}

export const everybody: Narrowed = { role: null, group: null, access: null };

type Listed = Pick<PersonRow, "name" | "login" | "disabled" | "lastSeenAt"> & {
  roles: readonly string[];
  groups: readonly { id: string }[];
};

export function narrowed<P extends Listed>(people: readonly P[], by: Narrowed): readonly P[] {
  return people.filter(
    (one) =>
      (by.role === null || one.roles.includes(by.role)) &&
      (by.group === null || one.groups.some(({ id }) => id === by.group)) &&
      (by.access === null || one.disabled === (by.access === "disabled")),
  );
}

export function sorted<P extends Listed>(people: readonly P[], sort: Sort): readonly P[] {
  const turn = sort.direction === "ASC" ? 1 : -1;
  return [...people].sort((one, other) => turn * key(one, sort.field).localeCompare(key(other, sort.field)) || one.login.localeCompare(other.login));
}

function key(person: Listed, field: string): string {
  if (field === "login") return person.login;
  if (field === "lastSeenAt") return person.lastSeenAt ?? "";
  if (field === "disabled") return person.disabled ? "1" : "0";
  return person.name;
}
