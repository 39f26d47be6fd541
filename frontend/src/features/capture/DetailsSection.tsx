/** The head of the order: numbers of the customer's own, dates, who pays, who takes delivery, notes. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Collapse, Select, Textarea, TextInput } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import classes from "~/features/capture/Capture.module.css";
import { OrderFields } from "~/features/capture/OwnFields";
import { PayerField } from "~/features/capture/PayerField";
import type { AccountAnswer } from "~/features/capture/useAccount";
import { isPast } from "~/features/capture/past";
import { blankAddress, blankHeader, type DraftHeader, type PostalAddress } from "~/lib/draftHeader";
import { messageAt, type Problem } from "~/lib/problems";
import type { DraftContent } from "~/lib/useDraftOrder";

interface DetailsSectionProps {
  content: DraftContent;
  account: AccountAnswer;
  problems: readonly Problem[];
  onChange: (part: Partial<DraftContent>) => void;
}

/** What stands folded under billing; a problem there opens it. */
const billed = new Set(["billing_account_id", "billing_contact_id", "payment_reference", "billing_address"]);

export function DetailsSection({ content, account, problems, onChange }: DetailsSectionProps) {
  const { t } = useLingui();
  const header = content.header ?? blankHeader;
  const set = (part: Partial<DraftHeader>) => onChange({ header: { ...header, ...part } });
  const [opened, setBilling] = useState(Boolean(header.billingAccountId ?? header.billingContactId ?? header.address ?? (header.paymentReference || null)));
  const billing = opened || problems.some(({ path }) => billed.has(String(path[0])));
  const contacts = (account.data?.contacts ?? []).map(({ id, name, email }) => ({ value: id, label: email ? `${name} · ${email}` : name }));
  return (
    <section aria-label={t`Details`} className={classes.section}>
      <h2 className={classes.heading}>
        <Trans>Details</Trans>
      </h2>
      <div className={classes.grid}>
        <TextInput
          label={<Trans>Purchase order number</Trans>}
          value={header.purchaseOrder}
          error={messageAt(problems, "purchase_order")}
          onChange={(event) => set({ purchaseOrder: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={<Trans>Wanted by</Trans>}
          description={isPast(content.requestedCompletion) ? <Trans>This day is past.</Trans> : undefined}
          inputWrapperOrder={["label", "input", "error", "description"]}
          value={content.requestedCompletion ?? ""}
          error={messageAt(problems, "requested_completion")}
          onChange={(event) => onChange({ requestedCompletion: event.currentTarget.value || null })}
        />
        <Select
          label={<Trans>Delivery contact</Trans>}
          placeholder={contacts.length > 0 ? t`Nobody in particular` : t`The account has no contacts`}
          disabled={contacts.length === 0}
          clearable
          clearButtonProps={{ "aria-label": t`Nobody in particular` }}
          data={contacts}
          value={header.deliveryContactId}
          error={messageAt(problems, "delivery_contact_id")}
          onChange={(deliveryContactId) => set({ deliveryContactId })}
        />
        <Select
          label={<Trans>Language of papers and e-mail</Trans>}
          data={[
            { value: "en", label: "English" },
            { value: "pt-BR", label: "Português (Brasil)" },
          ]}
          placeholder="English"
          clearable
          clearButtonProps={{ "aria-label": t`No choice` }}
          value={header.language}
          onChange={(language) => set({ language })}
        />
      </div>
      <Textarea
        mt="sm"
        label={<Trans>Note</Trans>}
        autosize
        minRows={1}
        value={content.description}
        error={messageAt(problems, "description")}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
      />
      <Button
        mt="sm"
        variant="subtle"
        size="compact-sm"
        aria-expanded={billing}
        leftSection={billing ? <IconChevronDown size={15} aria-hidden /> : <IconChevronRight size={15} aria-hidden />}
        onClick={() => setBilling(!billing)}
      >
        <Trans>Billing</Trans>
      </Button>
      <Collapse expanded={billing}>
        <div className={classes.grid}>
          <PayerField own={account.data ?? null} value={header.billingAccountId} error={messageAt(problems, "billing_account_id")} onChange={(billingAccountId) => set({ billingAccountId })} />
          <Select
            label={<Trans>Billing contact</Trans>}
            disabled={contacts.length === 0}
            clearable
            clearButtonProps={{ "aria-label": t`Nobody in particular` }}
            data={contacts}
            value={header.billingContactId}
            error={messageAt(problems, "billing_contact_id")}
            onChange={(billingContactId) => set({ billingContactId })}
          />
          <TextInput
            label={<Trans>Payment reference</Trans>}
            description={<Trans>A mandate or payment kept elsewhere; never a card.</Trans>}
            value={header.paymentReference}
            error={messageAt(problems, "payment_reference")}
            onChange={(event) => set({ paymentReference: event.currentTarget.value })}
          />
        </div>
        <Address address={header.address ?? blankAddress} problems={problems} onChange={(address) => set({ address })} />
      </Collapse>
      <OrderFields values={content.custom} onChange={(custom) => onChange({ custom })} problems={problems} />
    </section>
  );
}

function Address(props: { address: PostalAddress; problems: readonly Problem[]; onChange: (address: PostalAddress) => void }) {
  const { t } = useLingui();
  const field = (name: keyof PostalAddress) => ({
    value: props.address[name],
    error: messageAt(props.problems, "billing_address", name),
    onChange: (event: { currentTarget: { value: string } }) => props.onChange({ ...props.address, [name]: event.currentTarget.value }),
  });
  return (
    <fieldset className={classes.address}>
      <legend>
        <Trans>Billing address</Trans>
      </legend>
      <div className={classes.grid}>
        <TextInput label={<Trans>Street</Trans>} {...field("street")} />
        <TextInput label={<Trans>City</Trans>} {...field("city")} />
        <TextInput label={<Trans>Postal code</Trans>} {...field("postalCode")} />
        <TextInput label={<Trans>Region</Trans>} {...field("region")} />
        <TextInput label={<Trans>Country</Trans>} placeholder={t`Two letters, such as BR`} maxLength={2} {...field("country")} />
      </div>
    </fieldset>
  );
}
