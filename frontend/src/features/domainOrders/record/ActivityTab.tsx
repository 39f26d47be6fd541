/** Who changed what of a domain order and when, oldest first. */
import { ActivityFeed } from "~/components/records/ActivityFeed";
import { DomainOrderActivity } from "~/features/domainOrders/queries";

export function ActivityTab(props: { number: string; changed: string }) {
  return <ActivityFeed {...props} document={DomainOrderActivity} page={({ domainOrder }) => domainOrder?.activity} oldestFirst />;
}
