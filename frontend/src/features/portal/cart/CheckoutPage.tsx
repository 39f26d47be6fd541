/** Before an order is sent: whom to call, until when it is wanted, which terms hold. */
import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useRef, useState } from "react";
import { CartLines } from "~/features/portal/cart/CartLines";
import classes from "~/features/portal/cart/cart.module.css";
import { chosen, draftOf, type CartContent, useCart } from "~/features/portal/cart/useCart";
import { graphql } from "~/graphql/portal";
import type { QuoteQuery } from "~/graphql/portal/graphql";
import { useAction, useAnswer, usePortal } from "~/features/portal/lib/portal";
import { go } from "~/features/portal/lib/route";
import { useTitle } from "~/features/portal/lib/useTitle";
import { Button } from "~/features/portal/ui/Button";
import { Check, SelectField, TextField } from "~/features/portal/ui/fields";
import { Link } from "~/features/portal/ui/Link";
import { Totals } from "~/features/portal/ui/Money";
import { Answered, Empty, Problems } from "~/features/portal/ui/states";
import { randomKey } from "~/lib/id";
import { messageAt, type Problem } from "~/lib/problems";

const Quote = graphql(`
  query Quote($lines: [ChosenLine!]!) {
    quote(lines: $lines) {
      oneTimeTotal { amount currency }
      recurringTotal { amount currency }
      problems { code message path }
      terms { key version name text }
    }
    me { account { contacts { id name email phone } } }
  }
`);

const SendOrder = graphql(`
  mutation SendOrder($input: Checkout!) {
    checkout(input: $input) {
      order { id number }
      problems { code message path }
    }
  }
`);

export function CheckoutPage() {
  const { t } = useLingui();
  const { asked } = useCart();
  useTitle(t`Checkout`);
  return (
    <>
      <Link to="/cart">
        <Trans>Back to the cart</Trans>
      </Link>
      <h1>
        <Trans>Checkout</Trans>
      </h1>
      <Answered asked={asked}>
        {({ cart }) =>
          cart ? (
            <Quoted cart={cart} again={asked.again} />
          ) : (
            <Empty title={<Trans>Your cart is empty</Trans>}>
              <Link to="/">
                <Trans>To the products</Trans>
              </Link>
            </Empty>
          )
        }
      </Answered>
    </>
  );
}

function Quoted({ cart, again }: { cart: CartContent; again: () => void }) {
  const quote = useAnswer(Quote, { lines: chosen(draftOf(cart)) });
  return <Answered asked={quote}>{(found) => <CheckoutForm cart={cart} quote={found} again={again} />}</Answered>;
}

function useSending(cart: CartContent, again: () => void) {
  const { tell } = usePortal();
  const sending = useAction(SendOrder);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const tap = useRef({ said: "", key: "" });
  const send = async (more: { contactId: string | null; wantedBy: string | null; purchaseOrder: string | null; terms: { key: string; version: number }[] }) => {
    const input = { version: cart.version, ...more };
    const said = JSON.stringify(input);
    if (tap.current.said !== said) tap.current = { said, key: randomKey() };
    const done = await sending.run({ input: { ...input, key: tap.current.key } });
    if (!done) return;
    setProblems(done.checkout.problems);
    const number = done.checkout.order?.number;
    if (!number) return again();
    tell({ type: "ordered", number });
    go(`/orders/${number}`, "replace");
  };
  return { send, problems, sending };
}

function CheckoutForm({ cart, quote: { quote, me }, again }: { cart: CartContent; quote: QuoteQuery; again: () => void }) {
  const { t } = useLingui();
  const { contacts } = me.account;
  const [contactId, setContactId] = useState(contacts[0]?.id ?? "");
  const [wantedBy, setWantedBy] = useState("");
  const [purchaseOrder, setPurchaseOrder] = useState("");
  const [agreed, setAgreed] = useState(false);
  const { send, problems, sending } = useSending(cart, again);
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const terms = quote.terms;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send({
      contactId: contactId || null,
      wantedBy: wantedBy ? `${wantedBy}T12:00:00Z` : null,
      purchaseOrder: purchaseOrder || null,
      terms: agreed ? terms.map(({ key, version }) => ({ key, version })) : [],
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <CartLines lines={cart.lines} />
      <Totals recurring={quote.recurringTotal} oneTime={quote.oneTimeTotal} />
      {contacts.length > 0 && (
        <SelectField label={<Trans>Whom may we call?</Trans>} value={contactId} error={messageAt(problems, "contactId")} onChange={(event) => setContactId(event.currentTarget.value)}>
          {contacts.map(({ id, name, phone, email }) => (
            <option key={id} value={id}>
              {[name, phone ?? email].filter(Boolean).join(", ")}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label={<Trans>Wanted by</Trans>}
        help={<Trans>Leave it empty for as soon as possible.</Trans>}
        type="date"
        min={today}
        value={wantedBy}
        error={messageAt(problems, "requestedCompletion") ?? messageAt(problems, "wantedBy")}
        onChange={(event) => setWantedBy(event.currentTarget.value)}
      />
      <TextField label={<Trans>Your own reference</Trans>} value={purchaseOrder} maxLength={100} error={messageAt(problems, "purchaseOrder")} onChange={(event) => setPurchaseOrder(event.currentTarget.value)} />
      {terms.length > 0 && (
        <>
          <h2>
            <Trans>Terms</Trans>
          </h2>
          {terms.map((one) => (
            <details key={one.key}>
              <summary>{one.name}</summary>
              <p className={classes.terms}>{one.text}</p>
            </details>
          ))}
          <Check label={<Trans>I have read the terms, and accept them.</Trans>} checked={agreed} onChange={(event) => setAgreed(event.currentTarget.checked)} />
        </>
      )}
      <Problems problems={problems.length > 0 ? problems : quote.problems} failed={sending.failed} />
      <p>
        <Button type="submit" look="main" busy={sending.running} disabled={terms.length > 0 && !agreed} title={terms.length > 0 && !agreed ? t`Accept the terms first` : undefined}>
          <Trans>Order now</Trans>
        </Button>
      </p>
    </form>
  );
}
