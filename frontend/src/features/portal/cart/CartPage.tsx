/** What was chosen, with its price; it can be taken out again. */
import { Trans, useLingui } from "@lingui/react/macro";
import { CartLines } from "~/features/portal/cart/CartLines";
import { draftOf, useCart } from "~/features/portal/cart/useCart";
import { graphql } from "~/graphql/portal";
import { useAction } from "~/features/portal/lib/portal";
import { go } from "~/features/portal/lib/route";
import { useTitle } from "~/features/portal/lib/useTitle";
import { Button } from "~/features/portal/ui/Button";
import { Link } from "~/features/portal/ui/Link";
import { Totals } from "~/features/portal/ui/Money";
import { Answered, Empty, Problems } from "~/features/portal/ui/states";
import ui from "~/features/portal/ui/ui.module.css";
import { removeLine } from "~/lib/draft";

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
  useTitle(t`Cart`);
  const remove = async (number: string) => {
    const left = removeLine(draftOf(cart), number);
    if (left.length > 0) await save(left, cart?.version ?? null);
    else await emptying.run({});
    asked.again();
  };
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
                remove={(line) => (
                  <Button look="quiet" busy={saving || emptying.running} aria-label={t`Take out ${line.name}`} onClick={() => void remove(line.number)}>
                    <Trans>Take out</Trans>
                  </Button>
                )}
              />
              <Totals recurring={cart.recurringTotal} oneTime={cart.oneTimeTotal} />
              <Problems problems={[]} failed={failed ?? emptying.failed} />
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
