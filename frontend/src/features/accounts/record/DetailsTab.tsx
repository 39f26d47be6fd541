/** What is known of an account itself. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useMutation } from "urql";
import { CustomFieldsDialog } from "~/components/CustomFieldsDialog";
import { OwnValue } from "~/components/OwnValue";
import { useWord } from "~/components/useWord";
import { When } from "~/components/When";
import classes from "~/features/accounts/accounts.module.css";
import { type AccountOfRecord, FillAccountFields } from "~/features/accounts/queries";
import { StatusMark } from "~/features/accounts/StatusMark";
import { kindWords } from "~/features/accounts/words";
import { isEmpty, type OwnValues, useCustomFields } from "~/lib/customFields";

function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children || "–"}</dd>
    </div>
  );
}

type Address = AccountOfRecord["billingAddress"];

function Lines({ address }: { address: Address }) {
  if (!address) return "–";
  return (
    <>
      {address.street}
      <br />
      {[address.postalCode, address.city].filter(Boolean).join(" ")}
      <br />
      {[address.region, address.country].filter(Boolean).join(", ")}
    </>
  );
}

export function DetailsTab({ account, mayWrite, refresh }: { account: AccountOfRecord; mayWrite: boolean; refresh: () => void }) {
  const word = useWord();
  return (
    <div className={classes.sections}>
      <dl className={classes.facts}>
        <Fact label={<Trans>Kind</Trans>}>{word(kindWords, account.kind)}</Fact>
        <Fact label={<Trans>Segment</Trans>}>{account.segment}</Fact>
        <Fact label={<Trans>Currency</Trans>}>{account.currency}</Fact>
        <Fact label={<Trans>Tax id</Trans>}>{account.taxId}</Fact>
        <Fact label={<Trans>Language</Trans>}>{account.language}</Fact>
        <Fact label={<Trans>External id</Trans>}>{account.externalId}</Fact>
        <Fact label={<Trans>Created</Trans>}>
          <When at={account.createdAt} />
        </Fact>
        <Fact label={<Trans>Changed</Trans>}>
          <When at={account.updatedAt} />
        </Fact>
        <Fact label={<Trans>Billing address</Trans>}>
          <Lines address={account.billingAddress} />
        </Fact>
        <Fact label={<Trans>Service address</Trans>}>
          <Lines address={account.serviceAddress} />
        </Fact>
      </dl>
      <OwnFields account={account} mayWrite={mayWrite} refresh={refresh} />
      {account.children.length > 0 && (
        <section>
          <h2 className={classes.title}>
            <Trans>Accounts that belong to it</Trans>
          </h2>
          <ul className={classes.plain}>
            {account.children.map((child) => (
              <li key={child.id}>
                <Link to={`/accounts/${child.id}` as string}>{child.name}</Link> {child.number} <StatusMark status={child.status} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function OwnFields({ account, mayWrite, refresh }: { account: AccountOfRecord; mayWrite: boolean; refresh: () => void }) {
  const { t } = useLingui();
  const fields = useCustomFields("ACCOUNT");
  const [open, dialog] = useDisclosure(false);
  const [, fill] = useMutation(FillAccountFields);
  const values = account.custom as OwnValues;
  if (fields.length === 0) return null;
  const save = async (custom: OwnValues) => {
    const { data } = await fill({ input: { accountId: account.id, version: account.version, custom } });
    if (data?.fillAccount.account) refresh();
    return data?.fillAccount.problems ?? null;
  };
  return (
    <section>
      <h2 className={classes.title}>
        <Trans>Custom fields</Trans>
        {mayWrite && (
          <Button size="compact-xs" variant="default" onClick={dialog.open}>
            <Trans>Edit fields</Trans>
          </Button>
        )}
      </h2>
      <dl className={classes.facts}>
        {fields.map((field) => (
          <Fact key={field.key} label={field.label.text}>
            {isEmpty(values[field.key]) ? null : <OwnValue field={field} value={values[field.key]} />}
          </Fact>
        ))}
      </dl>
      {open && <CustomFieldsDialog title={t`Custom fields of ${account.name}`} fields={fields} values={values} save={save} onClose={dialog.close} />}
    </section>
  );
}
