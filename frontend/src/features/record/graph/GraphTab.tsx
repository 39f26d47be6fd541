/** The plan of the order as one picture, from the order to its tasks, alive; and the same as a tree. */
import { Trans } from "@lingui/react/macro";
import { EmptyState, QueryState } from "~/components/states";
import type { OrderHead } from "~/features/record/graph/picture/model";
import { PlanView } from "~/features/record/graph/PlanView";
import { usePicture } from "~/features/record/graph/usePicture";

export function GraphTab({ order, node }: { order: OrderHead; node: string | undefined }) {
  const { plan, error, refresh } = usePicture(order.id);
  return (
    <QueryState query={{ data: plan, error: plan ? undefined : error, fetching: !plan && !error }} retry={refresh}>
      {(found) =>
        [...found.nodes.values()].some((node) => node.kind !== "LINE") ? (
          <PlanView plan={found} order={order} opened={node} refresh={refresh} />
        ) : (
          <EmptyState title={<Trans>Nothing is planned yet</Trans>}>
            <Trans>The plan appears here as soon as the order is approved and decomposed.</Trans>
          </EmptyState>
        )
      }
    </QueryState>
  );
}
