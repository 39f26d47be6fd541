/** A new site of the account, chosen at once for the line that asked for it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useMutation } from "urql";
import { DialogActions } from "~/components/DialogActions";
import { ProblemList } from "~/components/ProblemList";
import { graphql } from "~/graphql";
import { messageAt, type Problem } from "~/lib/problems";

const AddSite = graphql(`
  mutation AddSite($input: AddSiteInput!) {
    addSite(input: $input) {
      account { id sites { id name street city country } }
      problems { code message path }
    }
  }
`);

const blank = { name: "", street: "", city: "", postalCode: "", country: "" };

export function SiteDialog(props: { accountId: string; known: readonly { id: string }[]; onClose: () => void; onAdded: (id: string) => void }) {
  const { t } = useLingui();
  const [values, setValues] = useState(blank);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [state, add] = useMutation(AddSite);
  const field = (name: keyof typeof blank) => ({
    value: values[name],
    error: messageAt(problems, name),
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setValues((old) => ({ ...old, [name]: value }));
    },
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const { data } = await add({ input: { accountId: props.accountId, ...values, timezone } });
    if (!data) return setProblems([{ code: "failed", message: t`The site could not be saved. Try again.`, path: [] }]);
    setProblems(data.addSite.problems);
    const before = new Set(props.known.map(({ id }) => id));
    const added = data.addSite.account?.sites.find(({ id }) => !before.has(id));
    if (added) {
      props.onAdded(added.id);
      props.onClose();
    }
  };
  return (
    <Modal opened onClose={props.onClose} title={<Trans>New site</Trans>} closeButtonProps={{ "aria-label": t`Close` }}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <ProblemList problems={problems.filter(({ path }) => !((path.at(-1) ?? "") in blank))} />
          <TextInput data-autofocus required label={<Trans>Name</Trans>} {...field("name")} />
          <TextInput required label={<Trans>Street</Trans>} autoComplete="street-address" {...field("street")} />
          <TextInput required label={<Trans>City</Trans>} {...field("city")} />
          <TextInput label={<Trans>Postal code</Trans>} {...field("postalCode")} />
          <TextInput required label={<Trans>Country</Trans>} {...field("country")} />
          <DialogActions leave={<Trans>Cancel</Trans>} onLeave={props.onClose} busy={state.fetching}>
            <Trans>Add</Trans>
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}
