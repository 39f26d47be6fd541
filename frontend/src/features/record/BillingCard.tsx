/** Who pays, who takes delivery, and which terms were agreed to; nothing where nothing of it was said. */
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { When } from "~/components/When";
import type { RecordOrder } from "~/features/record/queries";
import classes from "~/features/record/record.module.css";

export function BillingCard({ order }: { order: RecordOrder }) {
  const { t } = useLingui();
  const { billing, deliveryContact } = order;
  const { address } = billing;
  const another = billing.account && billing.account.id !== order.account.id ? `${billing.account.name} · ${billing.account.number}` : null;
  const written = address && [address.street, `${address.postalCode} ${address.city}`.trim(), address.region, address.country].filter(Boolean).join(", ");
  const facts: [key: string, label: ReactNode, value: ReactNode][] = [
    ["order", <Trans key="order">Purchase order number</Trans>, order.purchaseOrder],
    ["payer", <Trans key="payer">Bill to</Trans>, another],
    ["address", <Trans key="address">Billing address</Trans>, written],
    ["contact", <Trans key="contact">Billing contact</Trans>, billing.contact?.name],
    ["payment", <Trans key="payment">Payment reference</Trans>, billing.paymentReference],
    ["delivery", <Trans key="delivery">Delivery contact</Trans>, deliveryContact && [deliveryContact.name, deliveryContact.phone].filter(Boolean).join(" · ")],
    [
      "terms",
      <Trans key="terms">Terms accepted</Trans>,
      order.acceptedTerms.length > 0 &&
        order.acceptedTerms.map((one) => (
          <span key={`${one.key} ${one.version}`} className={classes.terms}>
            {one.key}, <Trans>version {one.version}</Trans>, {one.by}, <When at={one.at} />
          </span>
        )),
    ],
  ];
  const said = facts.filter(([, , value]) => value);
  if (said.length === 0) return null;
  return (
    <section className={classes.line} aria-label={t`Billing and delivery`}>
      <div className={classes.lineHead}>
        <h2>
          <Trans>Billing and delivery</Trans>
        </h2>
      </div>
      <dl className={classes.values}>
        {said.map(([key, label, value]) => (
          <div key={key} style={{ display: "contents" }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
