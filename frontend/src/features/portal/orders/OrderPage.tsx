/** One order as its customer follows it: where it stands, what comes next, what was ordered, and what was asked about it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { CartLines } from "~/features/portal/cart/CartLines";
import { graphql } from "~/graphql/portal";
import type { TrackedQuery } from "~/graphql/portal/graphql";
import { useAnswer, useLive } from "~/features/portal/lib/portal";
import { useTitle } from "~/features/portal/lib/useTitle";
import { CancelOrder } from "~/features/portal/orders/CancelOrder";
import { isOver } from "~/features/portal/orders/stage";
import { StageBadge } from "~/features/portal/orders/StageBadge";
import { Way } from "~/features/portal/orders/Way";
import { RaiseRequest } from "~/features/portal/requests/RaiseRequest";
import { RequestList } from "~/features/portal/requests/RequestList";
import { Button } from "~/features/portal/ui/Button";
import { Link } from "~/features/portal/ui/Link";
import { Totals } from "~/features/portal/ui/Money";
import { Answered, Empty } from "~/features/portal/ui/states";
import ui from "~/features/portal/ui/ui.module.css";
import { formatDate } from "~/lib/format";

const LOOK_MS = 4000;

const Tracked = graphql(`
  query Tracked($number: String!) {
    order(number: $number) {
      id number version stage reason createdAt sentAt doneAt expectedAt steps stepsDone mayCancel
      oneTimeTotal { amount currency }
      recurringTotal { amount currency }
      lines {
        id number parentId offering name quantity stage
        place { id name city }
        values { name label value text }
        charges { kind period name total { amount currency } }
      }
    }
  }
`);

const OrderTick = graphql(`
  subscription OrderTick($number: String!) { orderChanged(number: $number) { number } }
`);

export type TrackedOrder = NonNullable<TrackedQuery["order"]>;

export function OrderPage({ number }: { number: string }) {
  const [over, setOver] = useState(false);
  const asked = useAnswer(Tracked, { number });
  useLive(OrderTick, { number }, { again: asked.again, otherwise: LOOK_MS, pause: over });
  const order = asked.data?.order;
  const ended = order ? isOver(order.stage) : false;
  if (ended !== over) setOver(ended);
  useTitle(number);
  return (
    <>
      <Link to="/orders">
        <Trans>My orders</Trans>
      </Link>
      <Answered asked={asked}>
        {() =>
          order ? (
            <Content order={order} again={asked.again} />
          ) : (
            <Empty page title={<Trans>We know no order {number} of yours</Trans>}>
              <Trans>Check the number, or look it up in your list.</Trans>
            </Empty>
          )
        }
      </Answered>
    </>
  );
}

function Content({ order, again }: { order: TrackedOrder; again: () => void }) {
  const { t } = useLingui();
  const [open, setOpen] = useState<"cancel" | "ask" | null>(null);
  const roots = order.lines.filter((line) => line.parentId === null);
  return (
    <>
      <h1>{roots.map((line) => line.name).join(", ")}</h1>
      <p className={ui.row}>
        <StageBadge stage={order.stage} />
        <span className={ui.facts}>{order.number}</span>
        {order.doneAt ? (
          <span className={ui.facts}>
            <Trans>Done on {formatDate(order.doneAt)}</Trans>
          </span>
        ) : (
          order.expectedAt &&
          !isOver(order.stage) && (
            <span className={ui.facts}>
              <Trans>Expected by {formatDate(order.expectedAt)}</Trans>
            </span>
          )
        )}
      </p>
      {order.reason && <p className={ui.lead}>{order.reason}</p>}
      <Way order={order} />
      <p className={ui.row}>
        <Button onClick={() => setOpen("ask")}>
          <Trans>Ask about this order</Trans>
        </Button>
        {order.mayCancel && (
          <Button look="danger" onClick={() => setOpen("cancel")}>
            <Trans>Cancel this order</Trans>
          </Button>
        )}
      </p>
      {open === "cancel" && (
        <CancelOrder
          order={order}
          onClose={() => {
            setOpen(null);
            again();
          }}
        />
      )}
      {open === "ask" && <RaiseRequest order={order.number} onClose={() => setOpen(null)} />}
      <section aria-label={t`What you ordered`}>
        <h2>
          <Trans>What you ordered</Trans>
        </h2>
        <CartLines lines={order.lines} />
        <Totals recurring={order.recurringTotal} oneTime={order.oneTimeTotal} />
      </section>
      <RequestList order={order.number} />
    </>
  );
}
