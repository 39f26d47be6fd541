/** One offering to be chosen and put into the cart; what was chosen before, and not put there, is there again. */
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { draftOf, joined, useCart } from "~/features/portal/cart/useCart";
import { ChoiceForm } from "~/features/portal/shop/ChoiceForm";
import { Offered, type Offering, type Visitor } from "~/features/portal/shop/offered";
import { dropDraft, keepDraft, keptDraft } from "~/features/portal/lib/drafts";
import { useAnswer, usePortal } from "~/features/portal/lib/portal";
import { go } from "~/features/portal/lib/route";
import { Button } from "~/features/portal/ui/Button";
import { Link } from "~/features/portal/ui/Link";
import { Answered, Empty } from "~/features/portal/ui/states";
import ui from "~/features/portal/ui/ui.module.css";
import { blankLine } from "~/components/configurator/model";

export function OfferingPage({ offering }: { offering: string }) {
  const asked = useAnswer(Offered, { key: offering });
  return (
    <>
      <Link to="/">
        <Trans>All products</Trans>
      </Link>
      <Answered asked={asked} rows={4}>
        {({ offering: found, me }) =>
          found?.available ? (
            <Fresh offering={found} visitor={me} />
          ) : (
            <Empty page title={found ? <Trans>{found.name} can’t be ordered here</Trans> : <Trans>This product can’t be ordered here</Trans>}>
              {found?.reason && <p>{found.reason}</p>}
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

function Fresh({ offering, visitor }: { offering: Offering; visitor: Visitor }) {
  const { name } = usePortal();
  const { number, places } = visitor.account;
  const who = `${number} ${name}`;
  const cart = useCart();
  const [kept, setKept] = useState(() => keptDraft(who, offering.key));
  const only = places.length === 1 ? (places[0]?.id ?? null) : null;
  const begin = kept ?? [blankLine(offering.key, "1", null, only)];
  const again = () => {
    dropDraft(who, offering.key);
    setKept(null);
  };
  return (
    <ChoiceForm
      key={kept ? "kept" : "fresh"}
      offering={offering}
      places={places}
      begin={begin}
      fresh={kept === null}
      verb={<Trans>Add to the cart</Trans>}
      cart={cart}
      note={
        kept && (
          <p className={ui.note} role="status">
            <Trans>This is what you chose last time.</Trans>{" "}
            <Button look="quiet" onClick={again}>
              <Trans>Begin anew</Trans>
            </Button>
          </p>
        )
      }
      onLines={(lines) => keepDraft(who, offering.key, lines)}
      put={(lines, there) => cart.save(joined(draftOf(there), lines), there?.version ?? null)}
      onDone={() => {
        dropDraft(who, offering.key);
        go("/cart");
      }}
    />
  );
}
