/** A policy of the product: a decision table that is listed among the policies. */
import { TableScreen } from "~/features/tables/TableScreen";

export function PolicyScreen() {
  return <TableScreen list="/policies" />;
}
