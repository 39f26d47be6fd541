/** What was chosen, with its price; it can be taken out again. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import classes from "~/features/portal/cart/cart.module.css";
import { CartLines } from "~/features/portal/cart/CartLines";
import { type CartLine, draftOf, useCart } from "~/features/portal/cart/useCart";
import { graphql } from "~/graphql/portal";
import { useAction } from "~/features/portal/lib/portal";
import { go } from "~/features/portal/lib/route";
import { useTitle } from "~/features/portal/lib/useTitle";
import { Button } from "~/features/portal/ui/Button";
import { Link } from "~/features/portal/ui/Link";
import { Totals } from "~/features/portal/ui/Money";
import { Answered, Empty, Problems } from "~/features/portal/ui/states";
import ui from "~/features/portal/ui/ui.module.css";
import { changeLine, type DraftLine, removeLine } from "~/lib/draft";
import { formatNumber } from "~/lib/format";

const EmptyCart = graphql(`
  mutation EmptyCart {
    emptyCart { problems { message } }
  }
`);

export function CartPage() {
  const { t } = useLingui();
  const { asked, save, saving, failed } = useCart();
  const emptying = useAction(EmptyCart);
  const cart = asked.data?.cart ?? null;
  const [problems, setProblems] = useState<readonly { message: string }[]>([]);
  useTitle(t`Cart`);
  const put = async (left: readonly DraftLine[]) => {
    if (left.length > 0) setProblems((await save(left, cart?.version ?? null))?.saveCart.problems ?? []);
    else await emptying.run({});
    asked.again();
  };
  const busy = saving || emptying.running || asked.fetching;
  return (
    <>
      <h1>
        <Trans>Cart</Trans>
      </h1>
      <Answered asked={asked}>
        {() =>
          cart === null || cart.lines.length === 0 ? (
            <Empty title={<Trans>Your cart is empty</Trans>}>
              <Link to="/">
                <Trans>To the products</Trans>
              </Link>
            </Empty>
          ) : (
            <>
              <CartLines
                lines={cart.lines}
                tools={(line) => (
                  <p className={classes.tools}>
                    <Quantity line={line} busy={busy} set={(quantity) => void put(changeLine(draftOf(cart), line.number, { quantity }))} />
                    <Button look="quiet" aria-label={t`Change ${line.name}`} onClick={() => go(`/cart/${encodeURIComponent(line.number)}`)}>
                      <Trans>Change</Trans>
                    </Button>
                    <Button look="quiet" busy={busy} aria-label={t`Take out ${line.name}`} onClick={() => void put(removeLine(draftOf(cart), line.number))}>
                      <Trans>Take out</Trans>
                    </Button>
                  </p>
                )}
              />
              <Totals recurring={cart.recurringTotal} oneTime={cart.oneTimeTotal} />
              <Problems problems={problems} failed={failed ?? emptying.failed} />
              <p className={ui.row}>
                <Button look="main" onClick={() => go("/checkout")}>
                  <Trans>To the checkout</Trans>
                </Button>
                <Link to="/">
                  <Trans>Add something else</Trans>
                </Link>
              </p>
            </>
          )
        }
      </Answered>
    </>
  );
}

function Quantity({ line, busy, set }: { line: CartLine; busy: boolean; set: (quantity: string) => void }) {
  const { t } = useLingui();
  const now = Number(line.quantity);
  return (
    <span role="group" aria-label={t`Quantity of ${line.name}`} className={classes.stepper}>
      <Button aria-label={t`One less: ${line.name}`} busy={busy} disabled={now <= 1} onClick={() => set(String(now - 1))}>
        −
      </Button>
      <output>{formatNumber(now)}</output>
      <Button aria-label={t`One more: ${line.name}`} busy={busy} onClick={() => set(String(now + 1))}>
        +
      </Button>
    </span>
  );
}
