/** Large orders on their way in: accepted at once, made in the background; how far each is, and what came of it. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Badge, Button, Progress } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { useQuery } from "urql";
import { PageHeader } from "~/components/PageHeader";
import { DeniedState, EmptyState, QueryState } from "~/components/states";
import { When } from "~/components/When";
import classes from "~/features/orders/Incoming.module.css";
import { graphql } from "~/graphql";
import type { IncomingOrdersQuery } from "~/graphql/graphql";
import { formatNumber } from "~/lib/format";
import { useCan } from "~/lib/session";

const IncomingOrders = graphql(`
  query IncomingOrders {
    orderIntakes(first: 50) {
      nodes {
        id state stage lines linesDone externalId createdBy createdAt endedAt
        account { id name }
        order { id number }
        problems { code message path }
      }
    }
  }
`);

type Intake = IncomingOrdersQuery["orderIntakes"]["nodes"][number];
const open = ({ state }: Intake) => state === "QUEUED" || state === "RUNNING";
const pauseMs = 1500;

export function IncomingScreen() {
  const { t } = useLingui();
  const may = useCan("order.read");
  const [query, execute] = useQuery({ query: IncomingOrders, requestPolicy: "cache-and-network", pause: !may });
  const busy = query.data?.orderIntakes.nodes.some(open) ?? false;
  useEffect(() => {
    if (!busy) return undefined;
    const timer = window.setInterval(() => execute({ requestPolicy: "network-only" }), pauseMs);
    return () => window.clearInterval(timer);
  }, [busy, execute]);
  if (!may) return <DeniedState page />;
  return (
    <>
      <PageHeader
        title={t`Orders on their way in`}
        actions={
          <Button component={Link} to="/orders" variant="default">
            <Trans>All orders</Trans>
          </Button>
        }
      />
      <div className={classes.page}>
        <QueryState query={query} retry={() => execute({ requestPolicy: "network-only" })}>
          {({ orderIntakes }) =>
            orderIntakes.nodes.length === 0 ? (
              <EmptyState title={<Trans>Nothing is on its way in</Trans>}>
                <Trans>Large orders that other systems send, or that are imported, are made in the background and stand here meanwhile.</Trans>
              </EmptyState>
            ) : (
              <ul className={classes.list} aria-label={t`Orders on their way in`}>
                {orderIntakes.nodes.map((intake) => (
                  <IntakeRow key={intake.id} intake={intake} />
                ))}
              </ul>
            )
          }
        </QueryState>
      </div>
    </>
  );
}

function IntakeRow({ intake }: { intake: Intake }) {
  const { t } = useLingui();
  const states = { QUEUED: t`Queued`, RUNNING: t`Being made`, DONE: t`Made`, REFUSED: t`Refused` };
  const name = intake.account?.name ?? "";
  return (
    <li>
      <div className={classes.head}>
        <strong>{name}</strong>
        <Badge variant="default">{states[intake.state]}</Badge>
        {intake.order && <Link to={`/orders/${intake.order.number}` as string}>{intake.order.number}</Link>}
        <span className={classes.dim}>
          <Plural value={intake.lines} one="# line" other="# lines" /> · {intake.createdBy} · <When at={intake.createdAt} />
        </span>
      </div>
      {open(intake) && (
        <div className={classes.progress}>
          <Progress.Root size="sm">
            <Progress.Section aria-label={t`Lines of ${name} that are done`} value={intake.lines > 0 ? (100 * intake.linesDone) / intake.lines : 0} />
          </Progress.Root>
          <span className={classes.dim}>
            {formatNumber(intake.linesDone)} / {formatNumber(intake.lines)}
          </span>
        </div>
      )}
      {intake.problems.length > 0 && (
        <ul className={classes.problems}>
          {intake.problems.slice(0, 20).map((problem) => (
            <li key={`${problem.path.join(".")} ${problem.code}`}>
              {problem.message} <span className={classes.dim}>{problem.path.join(" › ")}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
