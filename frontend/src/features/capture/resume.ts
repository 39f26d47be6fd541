/** A saved draft as an editor takes it up. */
import { graphql } from "~/graphql";
import type { DraftToResumeQuery } from "~/graphql/graphql";
import type { OwnValues } from "~/lib/customFields";
import { fromSaved } from "~/lib/draft";
import { headerOf } from "~/lib/draftHeader";
import type { DraftContent } from "~/lib/useDraftOrder";

export const DraftToResume = graphql(`
  query DraftToResume($id: ID!) {
    order(id: $id) {
      id number version state description requestedCompletion custom purchaseOrder language channel priceList
      account { id }
      billing { account { id } contact { id } paymentReference address { street city region postalCode country } }
      deliveryContact { id }
      acceptedTerms { key version }
      lines {
        id number parentId quantity requestedCompletion
        offering { key }
        site { id }
        contact { id }
        characteristics { name value }
        custom
      }
    }
  }
`);

export type SavedDraft = NonNullable<DraftToResumeQuery["order"]>;

export const contentOf = (order: SavedDraft): DraftContent => ({
  accountId: order.account.id,
  lines: fromSaved(order.lines),
  description: order.description ?? "",
  requestedCompletion: order.requestedCompletion?.slice(0, 10) ?? null,
  custom: order.custom as OwnValues,
  header: headerOf(order),
  channel: order.channel,
  priceList: order.priceList,
});
