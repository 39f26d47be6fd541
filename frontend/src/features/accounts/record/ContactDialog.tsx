/** A person to talk to: added, or changed. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Autocomplete, Checkbox, Modal, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useMutation } from "urql";
import { DialogActions } from "~/components/DialogActions";
import { ProblemList } from "~/components/ProblemList";
import { AddAccountContact, ChangeAccountContact, type ContactOfRecord } from "~/features/accounts/queries";
import { orNull, useForm } from "~/features/accounts/useForm";
import { randomKey } from "~/lib/id";

interface ContactDialogProps {
  accountId: string;
  contact: ContactOfRecord | null;
  onClose: () => void;
  onSaved: () => void;
}

export function ContactDialog({ accountId, contact, onClose, onSaved }: ContactDialogProps) {
  const { t } = useLingui();
  const [key] = useState(randomKey);
  const form = useForm({
    name: contact?.name ?? "",
    role: contact?.role ?? "",
    email: contact?.email ?? "",
    phone: contact?.phone ?? "",
    preferred: contact?.preferred ?? false,
  });
  const [, add] = useMutation(AddAccountContact);
  const [, change] = useMutation(ChangeAccountContact);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const saved = await form.save(async (values) => {
      const said = { ...values, email: orNull(values.email), phone: orNull(values.phone) };
      if (contact) return (await change({ input: { contactId: contact.id, version: contact.version, ...said } })).data?.changeContact.problems;
      return (await add({ input: { accountId, clientKey: key, ...said } })).data?.addContact.problems;
    });
    if (!saved) return;
    onSaved();
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={contact ? contact.name : <Trans>New contact</Trans>} closeButtonProps={{ "aria-label": t`Close` }}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <ProblemList problems={form.others} />
          <TextInput data-autofocus required label={<Trans>Name</Trans>} {...form.text("name")} />
          <Autocomplete
            label={<Trans>Role</Trans>}
            data={[t`Billing`, t`Technical`, t`Delivery`, t`Contract`]}
            value={form.values.role}
            error={form.errorAt("role")}
            onChange={(role) => form.set({ role })}
          />
          <TextInput type="email" label={<Trans>E-mail</Trans>} autoComplete="off" {...form.text("email")} />
          <TextInput type="tel" label={<Trans>Phone</Trans>} autoComplete="off" {...form.text("phone")} />
          <Checkbox
            label={<Trans>Talk to this person first</Trans>}
            checked={form.values.preferred}
            onChange={(event) => form.set({ preferred: event.currentTarget.checked })}
          />
          <DialogActions leave={<Trans>Cancel</Trans>} onLeave={onClose} busy={form.saving}>
            {contact ? <Trans>Save</Trans> : <Trans>Add</Trans>}
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}
