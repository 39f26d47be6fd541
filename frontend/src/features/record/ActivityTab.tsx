/** Who changed what of the order and when, newest first. */
import { ActivityFeed } from "~/components/records/ActivityFeed";
import { RecordActivity } from "~/features/record/queries";

export function ActivityTab(props: { number: string; changed: string }) {
  return <ActivityFeed {...props} document={RecordActivity} page={({ order }) => order?.activity} />;
}
