/** A product of the cart, to be chosen anew in its place. */
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { alone, type CartContent, draftOf, replaced, useCart } from "~/features/portal/cart/useCart";
import { ChoiceForm } from "~/features/portal/shop/ChoiceForm";
import { Offered } from "~/features/portal/shop/offered";
import { useAnswer } from "~/features/portal/lib/portal";
import { go } from "~/features/portal/lib/route";
import { Link } from "~/features/portal/ui/Link";
import { Answered, Empty } from "~/features/portal/ui/states";

export function EditPage({ number }: { number: string }) {
  const cart = useCart();
  return (
    <>
      <Link to="/cart">
        <Trans>Back to the cart</Trans>
      </Link>
      <Answered asked={cart.asked} rows={4}>
        {({ cart: there }) => {
          const line = there?.lines.find((one) => one.number === number && one.parentId === null);
          return there && line ? (
            <Edited key={line.offering} cart={there} number={number} offering={line.offering} />
          ) : (
            <Empty page title={<Trans>This is no longer in your cart</Trans>} />
          );
        }}
      </Answered>
    </>
  );
}

function Edited({ cart: first, number, offering }: { cart: CartContent; number: string; offering: string }) {
  const cart = useCart();
  const asked = useAnswer(Offered, { key: offering });
  const [begin] = useState(() => alone(draftOf(first), number));
  return (
    <Answered asked={asked} rows={4}>
      {({ offering: found, me }) =>
        found?.available ? (
          <ChoiceForm
            offering={found}
            places={me.account.places}
            begin={begin}
            fresh={false}
            verb={<Trans>Keep the changes</Trans>}
            cart={cart}
            put={(lines, there) => cart.save(replaced(draftOf(there), number, lines), there?.version ?? null)}
            onDone={() => go("/cart")}
          />
        ) : (
          <Empty page title={<Trans>This product can’t be ordered any more</Trans>}>
            {found?.reason && <p>{found.reason}</p>}
          </Empty>
        )
      }
    </Answered>
  );
}
