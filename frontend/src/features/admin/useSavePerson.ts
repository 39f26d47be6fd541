/** Saves a person: one create, or a change and, when given, a new password. */
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useMutation } from "urql";
import { ChangePerson, CreatePerson, type PersonRow, SetPassword } from "~/features/admin/people";
import type { Role } from "~/graphql/graphql";
import type { Problem } from "~/lib/problems";

export interface PersonValues {
  login: string;
  name: string;
  password: string;
  roles: Role[];
  groupIds: string[];
  accountId: string | null;
  disabled: boolean;
}

export function useSavePerson(person: PersonRow | null) {
  const { t } = useLingui();
  const [problems, setProblems] = useState<Problem[]>([]);
  const [creation, create] = useMutation(CreatePerson);
  const [alteration, change] = useMutation(ChangePerson);
  const [renewal, renew] = useMutation(SetPassword);
  const silent = (): Problem[] => [{ code: "failed", message: t`The server did not answer. Try again.`, path: [] }];

  const begin = async ({ disabled: _disabled, ...values }: PersonValues): Promise<Problem[]> =>
    (await create({ input: values })).data?.createPerson.problems ?? silent();

  const alter = async (known: PersonRow, values: PersonValues): Promise<Problem[]> => {
    const { name, roles, groupIds, accountId, disabled, password } = values;
    const changed = await change({
      input: { personId: known.id, version: known.version, name, roles, groupIds, accountId, disabled },
    });
    const refused = changed.data?.changePerson.problems ?? silent();
    if (refused.length > 0 || !password) return refused;
    return (await renew({ input: { personId: known.id, password } })).data?.setPassword.problems ?? silent();
  };

  const save = async (values: PersonValues): Promise<boolean> => {
    const refused = person ? await alter(person, values) : await begin(values);
    setProblems(refused);
    return refused.length === 0;
  };
  return { save, problems, saving: creation.fetching || alteration.fetching || renewal.fetching };
}
