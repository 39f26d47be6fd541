/** What waits for this person, by role: tasks of own groups, orders to decide on, fallout to mend. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "urql";
import { LoadingState } from "~/components/states";
import { WaitingList } from "~/features/home/WaitingList";
import { graphql } from "~/graphql";
import { useCan } from "~/lib/session";

const WaitingForMe = graphql(`
  query WaitingForMe($tasks: Boolean!, $approvals: Boolean!, $fallouts: Boolean!) {
    tasks(filter: { myGroups: true, state: [OPEN, IN_PROGRESS, AWAITING_INFORMATION] }, first: 6) @include(if: $tasks) {
      nodes { id number state plannedEnd openedAt name { text } order { id number account { id name } } }
    }
    orders(
      filter: { state: { in: [AWAITING_APPROVAL] } }
      sort: { field: CREATED_AT, direction: ASC }
      first: 6
    ) @include(if: $approvals) {
      nodes { id number state submittedAt account { id name } }
    }
    fallouts(filter: { state: [OPEN, IN_PROGRESS, ON_HOLD, AWAITING_INFORMATION] }, first: 6) @include(if: $fallouts) {
      nodes { id number state cause createdAt order { id number } }
    }
  }
`);

export function Waiting() {
  const { t } = useLingui();
  const tasks = useCan("task.work");
  const approvals = useCan("order.approve");
  const fallouts = useCan("fallout.read");
  const [query] = useQuery({ query: WaitingForMe, variables: { tasks, approvals, fallouts }, pause: !tasks && !approvals && !fallouts });
  if (query.fetching && !query.data) return <LoadingState rows={3} />;
  const { data } = query;
  return (
    <>
      {data?.tasks && (
        <WaitingList
          title={t`Work of my groups`}
          all="/work"
          none={<Trans>No open task in your groups.</Trans>}
          rows={data.tasks.nodes.map((task) => ({
            id: task.id,
            to: `/work/${task.number}`,
            number: task.number,
            text: `${task.name.text} · ${task.order.account.name}`,
            state: task.state,
            since: task.openedAt,
          }))}
        />
      )}
      {data?.orders && (
        <WaitingList
          title={t`Orders to decide on`}
          all="/approvals"
          none={<Trans>No order waits for a decision.</Trans>}
          rows={data.orders.nodes.map((order) => ({
            id: order.id,
            to: `/orders/${order.number}`,
            number: order.number,
            text: order.account.name,
            state: order.state,
            since: order.submittedAt,
          }))}
        />
      )}
      {data?.fallouts && (
        <WaitingList
          title={t`Fallout to mend`}
          all="/fallout"
          none={<Trans>Nothing is broken.</Trans>}
          rows={data.fallouts.nodes.map((fallout) => ({
            id: fallout.id,
            to: `/fallout/${fallout.number}`,
            number: fallout.number,
            text: `${fallout.cause} · ${fallout.order.number}`,
            state: fallout.state,
            since: fallout.createdAt,
          }))}
        />
      )}
    </>
  );
}
