/** A new account, with as little as an order needs. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useMutation } from "urql";
import { CustomFields } from "~/components/CustomFields";
import { DialogActions } from "~/components/DialogActions";
import { ProblemList } from "~/components/ProblemList";
import { graphql } from "~/graphql";
import { defaultsOf, type OwnValues, useCustomFields } from "~/lib/customFields";
import { messageAt, type Problem } from "~/lib/problems";

const CreateAccount = graphql(`
  mutation CreateAccount($input: CreateAccountInput!) {
    createAccount(input: $input) { account { id number name } problems { code message path } }
  }
`);

const fields = ["name", "segment", "currency"];

export function AccountDialog(props: { onClose: () => void; onCreated: (id: string) => void }) {
  const { t } = useLingui();
  const [values, setValues] = useState({ name: "", segment: "business", currency: "EUR" });
  const [problems, setProblems] = useState<Problem[]>([]);
  const [state, create] = useMutation(CreateAccount);
  const own = useCustomFields("ACCOUNT");
  const [typed, setTyped] = useState<OwnValues>({});
  const custom = { ...defaultsOf(own), ...typed };
  const set = (field: keyof typeof values) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setValues((old) => ({ ...old, [field]: value }));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { data } = await create({ input: { ...values, custom } });
    if (!data) return setProblems([{ code: "failed", message: t`The account could not be saved. Try again.`, path: [] }]);
    setProblems(data.createAccount.problems);
    if (data.createAccount.account) {
      props.onCreated(data.createAccount.account.id);
      props.onClose();
    }
  };
  return (
    <Modal opened onClose={props.onClose} title={<Trans>New account</Trans>} closeButtonProps={{ "aria-label": t`Close` }}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <ProblemList problems={problems.filter(({ path }) => path[0] !== "custom" && !fields.includes(path.at(-1) ?? ""))} />
          <TextInput data-autofocus required label={<Trans>Name</Trans>} value={values.name} onChange={set("name")} error={messageAt(problems, "name")} />
          <TextInput required label={<Trans>Segment</Trans>} value={values.segment} onChange={set("segment")} error={messageAt(problems, "segment")} />
          <TextInput required label={<Trans>Currency</Trans>} maxLength={3} value={values.currency} onChange={set("currency")} error={messageAt(problems, "currency")} />
          <CustomFields
            fields={own}
            values={custom}
            errorOf={(key) => messageAt(problems, "custom", key)}
            onChange={(key, value) => setTyped((old) => ({ ...old, [key]: value }))}
          />
          <DialogActions leave={<Trans>Cancel</Trans>} onLeave={props.onClose} busy={state.fetching}>
            <Trans>Create</Trans>
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}
