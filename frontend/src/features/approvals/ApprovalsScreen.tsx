/** Orders that wait for a decision: what they are about at a glance, and approve or reject in place. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCheck, IconMoodCheck, IconX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { useClient, useQuery, useSubscription } from "urql";
import { MoneyText } from "~/components/MoneyText";
import { AgreedPrices } from "~/components/pricing/AgreedPrices";
import { PageHeader } from "~/components/PageHeader";
import { PriorityMark } from "~/components/PriorityMark";
import { ReasonDialog } from "~/components/ReasonDialog";
import { UnmetRules } from "~/components/rules/UnmetRules";
import { EmptyState, QueryState } from "~/components/states";
import { When } from "~/components/When";
import classes from "~/features/approvals/approvals.module.css";
import { graphql } from "~/graphql";
// The fragments have to be there before they are spread.
import "~/lib/pricing";
import type { ApprovalsQuery } from "~/graphql/graphql";
import { formatNumber } from "~/lib/format";

const Approvals = graphql(`
  query Approvals {
    orders(filter: { state: { in: [AWAITING_APPROVAL] } }, sort: { field: CREATED_AT, direction: ASC }, first: 100) {
      nodes {
        id number priority version capturedBy submittedAt description actions
        account { id name segment }
        oneTimeTotal { amount currency }
        recurringTotal { amount currency }
        priceApproval
        adjustments { ...AgreedPrice }
        unmetRules { rule line { id number } message { text } }
        lines { id number parentId quantity name { text } offering { key name { text } } site { id name } }
      }
      totalCount
    }
  }
`);
const ApprovalsTick = graphql(`
  subscription ApprovalsTick { worklistChanged }
`);
const Approve = graphql(`
  mutation ApproveHere($input: OrderVerbInput!) {
    answer: approveOrder(input: $input) { order { id state version actions } problems { code message path } }
  }
`);
const Reject = graphql(`
  mutation RejectHere($input: OrderVerbInput!) {
    answer: rejectOrder(input: $input) { order { id state version actions } problems { code message path } }
  }
`);

type Waiting = ApprovalsQuery["orders"]["nodes"][number];

export function ApprovalsScreen() {
  const { t } = useLingui();
  const [query, execute] = useQuery({ query: Approvals, requestPolicy: "cache-and-network" });
  const refresh = useCallback(() => execute({ requestPolicy: "network-only" }), [execute]);
  useSubscription({ query: ApprovalsTick }, (_previous, data) => {
    refresh();
    return data;
  });
  return (
    <>
      <PageHeader
        title={t`Approvals`}
        facts={query.data && <span role="status">{t`${formatNumber(query.data.orders.totalCount)} waiting`}</span>}
      />
      <div className={classes.list}>
        <QueryState query={query} retry={refresh}>
          {({ orders }) =>
            orders.nodes.length > 0 ? (
              orders.nodes.map((order) => <Card key={order.id} order={order} refresh={refresh} />)
            ) : (
              <EmptyState Icon={IconMoodCheck} title={<Trans>Nothing waits for a decision</Trans>} />
            )
          }
        </QueryState>
      </div>
    </>
  );
}

function Card({ order, refresh }: { order: Waiting; refresh: () => void }) {
  const top = order.lines.filter((line) => !line.parentId);
  return (
    <section className={classes.card} aria-label={order.number}>
      <div className={classes.head}>
        <h2>
          <Link to={`/orders/${order.number}` as string}>{order.number}</Link> · {order.account.name}
        </h2>
        <PriorityMark priority={order.priority} />
        <Decide order={order} refresh={refresh} />
      </div>
      <p>
        {top.map((line) => `${formatNumber(line.quantity)} × ${line.name.text}${line.site ? ` (${line.site.name})` : ""}`).join(", ")}
      </p>
      <p className={classes.dim}>
        <Trans>Recurring</Trans> <MoneyText value={order.recurringTotal} /> · <Trans>One time</Trans>{" "}
        <MoneyText value={order.oneTimeTotal} /> · <Trans>captured by {order.capturedBy}</Trans>,{" "}
        <When at={order.submittedAt} />
      </p>
      <UnmetRules rules={order.unmetRules} state="AWAITING_APPROVAL" />
      <AgreedPrices
        agreed={order.adjustments}
        needsApproval={order.priceApproval}
        lines={order.lines.map((line) => ({ ...line, charges: [] }))}
      />
    </section>
  );
}

function Decide({ order, refresh }: { order: Waiting; refresh: () => void }) {
  const { t } = useLingui();
  const client = useClient();
  const [rejecting, setRejecting] = useState(false);
  const send = async (document: typeof Approve | typeof Reject, done: string, reason?: string) => {
    const input = { orderId: order.id, version: order.version, ...(reason ? { reason } : {}) };
    const result = await client.mutation(document as typeof Approve, { input }).toPromise();
    const refused = result.error ? t`The server did not answer; nothing was changed.` : result.data?.answer.problems[0]?.message;
    notifications.show(refused ? { color: "red", message: refused, autoClose: 8000 } : { message: done });
    refresh();
  };
  const may = order.actions.includes("approve");
  if (!may) {
    return (
      <span className={classes.dim}>
        <Trans>Someone else has to decide this one</Trans>
      </span>
    );
  }
  return (
    <Group gap="xs" wrap="nowrap">
      <Button
        aria-label={t`Approve ${order.number}`}
        leftSection={<IconCheck size={16} aria-hidden />}
        onClick={() => void send(Approve, t`${order.number} is approved`)}
      >
        <Trans>Approve</Trans>
      </Button>
      <Button
        variant="default"
        aria-label={t`Reject ${order.number}`}
        leftSection={<IconX size={16} aria-hidden />}
        onClick={() => setRejecting(true)}
      >
        <Trans>Reject</Trans>
      </Button>
      {rejecting && (
        <ReasonDialog
          title={t`Reject ${order.number}`}
          warning={t`The one who captured the order reads the reason, and may reopen the order.`}
          action={t`Reject`}
          onClose={() => setRejecting(false)}
          perform={(reason) => send(Reject, t`${order.number} is rejected`, reason)}
        />
      )}
    </Group>
  );
}
