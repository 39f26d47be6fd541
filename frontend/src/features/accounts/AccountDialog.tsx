/** A new account, or all of an account that can be changed. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Select, Stack, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { type FormEvent, useState } from "react";
import { useMutation, useQuery } from "urql";
import { CustomFields } from "~/components/CustomFields";
import { DialogActions } from "~/components/DialogActions";
import { ProblemList } from "~/components/ProblemList";
import { useWord } from "~/components/useWord";
import { AddressFields, addressOf, addressOrNull } from "~/features/accounts/AddressFields";
import classes from "~/features/accounts/accounts.module.css";
import { type AccountOfRecord, AccountsList, ChangeAccount, OpenAccount } from "~/features/accounts/queries";
import { kinds, statuses } from "~/features/accounts/search";
import { orNull, useForm } from "~/features/accounts/useForm";
import { kindWords, statusWords } from "~/features/accounts/words";
import type { AccountKind, AccountStatus } from "~/graphql/graphql";
import { defaultsOf, type OwnValues, useCustomFields } from "~/lib/customFields";
import { randomKey } from "~/lib/id";

const begun = (account: AccountOfRecord | null) => ({
  name: account?.name ?? "",
  kind: (account?.kind ?? "BUSINESS") as AccountKind,
  status: (account?.status ?? "ACTIVE") as AccountStatus,
  segment: account?.segment ?? "business",
  currency: account?.currency ?? "EUR",
  externalId: account?.externalId ?? "",
  taxId: account?.taxId ?? "",
  language: account?.language ?? "",
  parentId: account?.parent?.id ?? (null as string | null),
  billingAddress: addressOf(account?.billingAddress),
  serviceAddress: addressOf(account?.serviceAddress),
  custom: {} as OwnValues,
});
type Values = ReturnType<typeof begun>;

const saidOf = ({ custom: _custom, currency: _currency, ...values }: Values) => ({
  ...values,
  externalId: orNull(values.externalId),
  taxId: orNull(values.taxId),
  language: orNull(values.language),
  billingAddress: addressOrNull(values.billingAddress),
  serviceAddress: addressOrNull(values.serviceAddress),
});

interface AccountDialogProps {
  account: AccountOfRecord | null;
  onClose: () => void;
  onSaved: (id: string) => void;
}

export function AccountDialog({ account, onClose, onSaved }: AccountDialogProps) {
  const { t } = useLingui();
  const word = useWord();
  const form = useForm(begun(account));
  const { values, set } = form;
  const own = useCustomFields("ACCOUNT");
  const [key] = useState(randomKey);
  const [, create] = useMutation(OpenAccount);
  const [, change] = useMutation(ChangeAccount);
  const custom = { ...defaultsOf(own), ...values.custom };
  const send = async (said: Values) => {
    if (account) {
      const { data } = await change({ input: { accountId: account.id, version: account.version, ...saidOf(said) } });
      if (data?.changeAccount.account) onSaved(account.id);
      return data?.changeAccount.problems;
    }
    const { data } = await create({ input: { ...saidOf(said), currency: said.currency, custom, clientKey: key } });
    if (data?.createAccount.account) onSaved(data.createAccount.account.id);
    return data?.createAccount.problems;
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await form.save(send)) onClose();
  };
  return (
    <Modal opened onClose={onClose} size="xl" title={account ? <Trans>Edit {account.name}</Trans> : <Trans>New account</Trans>} closeButtonProps={{ "aria-label": t`Close` }}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <ProblemList problems={form.others} />
          <div className={classes.grid}>
            <TextInput className={classes.wide} data-autofocus required label={<Trans>Name</Trans>} {...form.text("name")} />
            <Select
              label={<Trans>Kind</Trans>}
              allowDeselect={false}
              data={kinds.map((value) => ({ value, label: word(kindWords, value) }))}
              value={values.kind}
              onChange={(kind) => kind && set({ kind, ...(account ? {} : { segment: kind === "CONSUMER" ? "residential" : "business" }) })}
            />
            <Select
              label={<Trans>Status</Trans>}
              allowDeselect={false}
              description={values.status === "SUSPENDED" || values.status === "CLOSED" ? <Trans>It takes no new orders.</Trans> : undefined}
              inputWrapperOrder={["label", "input", "description", "error"]}
              data={statuses.map((value) => ({ value, label: word(statusWords, value) }))}
              value={values.status}
              error={form.errorAt("status")}
              onChange={(status) => status && set({ status })}
            />
            <TextInput required label={<Trans>Segment</Trans>} {...form.text("segment")} />
            <TextInput required={!account} disabled={account !== null} maxLength={3} label={<Trans>Currency</Trans>} {...form.text("currency")} />
            <TextInput label={<Trans>Tax id</Trans>} {...form.text("taxId")} />
            <TextInput label={<Trans>Language</Trans>} placeholder="pt-BR" {...form.text("language")} />
            <TextInput label={<Trans>External id</Trans>} {...form.text("externalId")} />
            <ParentSelect account={account} value={values.parentId} error={form.errorAt("parentId")} onChange={(parentId) => set({ parentId })} />
          </div>
          <AddressFields label={<Trans>Billing address</Trans>} value={values.billingAddress} onChange={(billingAddress) => set({ billingAddress })} errorOf={(part) => form.errorAt("billingAddress", part)} />
          <AddressFields label={<Trans>Service address</Trans>} value={values.serviceAddress} onChange={(serviceAddress) => set({ serviceAddress })} errorOf={(part) => form.errorAt("serviceAddress", part)} />
          {!account && <CustomFields fields={own} values={custom} errorOf={(name) => form.errorAt("custom", name)} onChange={(name, value) => set({ custom: { ...values.custom, [name]: value } })} />}
          <DialogActions leave={<Trans>Cancel</Trans>} onLeave={onClose} busy={form.saving}>
            {account ? <Trans>Save</Trans> : <Trans>Create</Trans>}
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}

interface ParentSelectProps {
  account: AccountOfRecord | null;
  value: string | null;
  error: string | undefined;
  onChange: (id: string | null) => void;
}

function ParentSelect({ account, value, error, onChange }: ParentSelectProps) {
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text, 200);
  const [found] = useQuery({ query: AccountsList, variables: { search: search || null } });
  const known = account?.parent ? [account.parent] : [];
  const options = [...known, ...(found.data?.accounts.nodes ?? [])].filter(({ id }) => id !== account?.id);
  return (
    <Select
      label={<Trans>Belongs to</Trans>}
      searchable
      clearable
      data={[...new Map(options.map(({ id, name, number }) => [id, { value: id, label: `${name} (${number})` }])).values()]}
      filter={({ options: all }) => all}
      value={value}
      error={error}
      onSearchChange={(next) => setText(next.replace(/ \(ACC\d+\)$/u, ""))}
      onChange={onChange}
    />
  );
}
