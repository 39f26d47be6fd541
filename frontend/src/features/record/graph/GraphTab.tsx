/** The plan of the order as one picture, from the order to its tasks, alive; and the same as a tree. */
import { Plural, Trans } from "@lingui/react/macro";
import { Loader } from "@mantine/core";
import { EmptyState, QueryState } from "~/components/states";
import classes from "~/features/record/graph/graph.module.css";
import type { OrderHead } from "~/features/record/graph/picture/model";
import { growthOf } from "~/features/record/graph/picture/growth";
import { PlanView } from "~/features/record/graph/PlanView";
import { usePicture } from "~/features/record/graph/usePicture";

export function GraphTab({ order, node }: { order: OrderHead; node: string | undefined }) {
  const { plan, error, refresh } = usePicture(order.id);
  return (
    <QueryState query={{ data: plan, error: plan ? undefined : error, fetching: !plan && !error }} retry={refresh}>
      {(found) => {
        const growth = growthOf(found, order.state);
        return (
          <>
            {growth && (
              <div className={classes.growth} role="status">
                <Loader size="xs" />
                {growth.stage === "decomposing" ? (
                  <Trans>Being decomposed: <Plural value={growth.count} one="# line becomes" other="# lines become" /> domain orders.</Trans>
                ) : (
                  <Trans>Being planned: <Plural value={growth.count} one="# domain order gets its" other="# domain orders get their" /> tasks.</Trans>
                )}
              </div>
            )}
            {[...found.nodes.values()].some((node) => node.kind !== "LINE") ? (
              <PlanView plan={found} order={order} opened={node} refresh={refresh} />
            ) : (
              <EmptyState title={<Trans>Nothing is planned yet</Trans>}>
                <Trans>The plan appears here as soon as the order is approved and decomposed.</Trans>
              </EmptyState>
            )}
          </>
        );
      }}
    </QueryState>
  );
}
