/** One person: made new, or changed; roles, groups, sign-in, password. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, MultiSelect, PasswordInput, Select, Stack, Switch, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useState } from "react";
import { useQuery } from "urql";
import { DialogActions } from "~/components/DialogActions";
import { ProblemList } from "~/components/ProblemList";
import { useWord } from "~/components/useWord";
import { roleWords } from "~/components/words";
import { People, type PersonRow } from "~/features/admin/people";
import { type PersonValues, useSavePerson } from "~/features/admin/useSavePerson";
import { graphql } from "~/graphql";
import type { Role } from "~/graphql/graphql";
import { messageAt } from "~/lib/problems";

const AccountsOfPeople = graphql(`
  query AccountsOfPeople { accounts(first: 100) { nodes { id name } } }
`);
const roles = Object.keys(roleWords) as Role[];
const fields = ["login", "name", "password", "roles", "groupIds", "accountId"];

const begun = (person: PersonRow | null): PersonValues => ({
  login: person?.login ?? "",
  name: person?.name ?? "",
  password: "",
  roles: person ? [...person.roles] : [],
  groupIds: person?.groups.map(({ id }) => id) ?? [],
  accountId: person?.account?.id ?? null,
  disabled: person?.disabled ?? false,
});

export function PersonDialog({ person, onClose }: { person: PersonRow | null; onClose: () => void }) {
  const { t } = useLingui();
  const word = useWord();
  const [values, setValues] = useState(() => begun(person));
  const [known] = useQuery({ query: People, variables: { search: null }, requestPolicy: "cache-first" });
  const [accounts] = useQuery({ query: AccountsOfPeople });
  const { save, saving, problems } = useSavePerson(person);
  const set = (part: Partial<PersonValues>) => setValues((old) => ({ ...old, ...part }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await save(values)) {
      notifications.show({ message: t`${values.name} was saved.` });
      onClose();
    }
  };
  const customer = values.roles.includes("CUSTOMER");
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={person ? person.name : <Trans>New person</Trans>}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <ProblemList problems={problems.filter(({ path }) => !fields.includes(path.at(-1) ?? "") && !fields.includes(path[0] ?? ""))} />
          <TextInput data-autofocus required label={<Trans>Name</Trans>} value={values.name} error={messageAt(problems, "name")} onChange={(event) => set({ name: event.currentTarget.value })} />
          {!person && (
            <TextInput required label={<Trans>Login</Trans>} autoComplete="off" value={values.login} error={messageAt(problems, "login")} onChange={(event) => set({ login: event.currentTarget.value })} />
          )}
          <MultiSelect
            label={<Trans>Roles</Trans>}
            searchable
            required
            data={roles.map((role) => ({ value: role, label: word(roleWords, role) }))}
            value={values.roles}
            error={messageAt(problems, "roles")}
            onChange={(next) => set({ roles: next as Role[] })}
          />
          <MultiSelect
            label={<Trans>Groups</Trans>}
            searchable
            data={(known.data?.groups ?? []).map((group) => ({ value: group.id, label: group.name.text }))}
            value={values.groupIds}
            error={messageAt(problems, "group_ids")}
            onChange={(groupIds) => set({ groupIds })}
          />
          {customer && (
            <Select
              label={<Trans>Account</Trans>}
              description={<Trans>A customer sees this account only.</Trans>}
              required
              searchable
              data={(accounts.data?.accounts.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              value={values.accountId}
              error={messageAt(problems, "account_id")}
              onChange={(accountId) => set({ accountId })}
            />
          )}
          <PasswordInput
            label={person ? <Trans>New password</Trans> : <Trans>Password</Trans>}
            description={person ? <Trans>Leave it empty to keep the present one.</Trans> : <Trans>At least 12 characters</Trans>}
            required={!person}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ "aria-label": t`Show the password` }}
            value={values.password}
            error={messageAt(problems, "password")}
            onChange={(event) => set({ password: event.currentTarget.value })}
          />
          {person && (
            <Switch
              label={<Trans>May sign in</Trans>}
              description={<Trans>Without it, open sessions end within seconds.</Trans>}
              checked={!values.disabled}
              onChange={(event) => set({ disabled: !event.currentTarget.checked })}
            />
          )}
          <DialogActions leave={<Trans>Cancel</Trans>} onLeave={onClose} busy={saving}>
            <Trans>Save</Trans>
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}
