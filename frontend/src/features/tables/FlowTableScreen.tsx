/** A decision table that flows ask: it is listed among the flows. */
import { TableScreen } from "~/features/tables/TableScreen";

export function FlowTableScreen() {
  return <TableScreen list="/flows" />;
}
