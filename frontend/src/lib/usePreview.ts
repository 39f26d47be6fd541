/** Price and problems of lines that are not saved, asked anew when they settle; the last answer stays meanwhile. */
import { useDebouncedValue } from "@mantine/hooks";
import { useEffect, useMemo, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/graphql";
import type { PreviewDraftQuery } from "~/graphql/graphql";
import { toInput } from "~/lib/draft";
import { pastCache } from "~/lib/pastCache";
import { type DraftContent, wayOf } from "~/lib/useDraftOrder";
// The fragments have to be there before they are spread.
import "~/lib/pricing";

const PreviewDraft = graphql(`
  query PreviewDraft($input: PreviewOrderInput!) {
    previewOrder(input: $input) {
      oneTimeTotal { amount currency }
      recurringTotal { amount currency }
      totals { ...PriceSums }
      problems { code message path }
      terms { key version name { text } text { text } }
      lines {
        number parentNumber quantity
        offering { key name { text } }
        charges { ...PricedCharge }
      }
    }
  }
`);

export type Preview = PreviewDraftQuery["previewOrder"];

/** Of a saved draft the prices agreed for it count; `agreed` changes with them. */
export interface SavedDraft {
  id: string;
  agreed: number;
}

/** An order of so many lines and more takes its prices and problems when it has been quiet for longer. */
const many = 200;

/** While many lines are saved (`hold`) their price waits, so that the server does one after the other. */
export function usePreview(content: DraftContent, saved?: SavedDraft | null, hold = false) {
  const { accountId, lines, custom, channel, priceList } = content;
  const orderId = saved?.id;
  const input = useMemo(
    () => ({
      accountId: accountId ?? "",
      lines: toInput(lines),
      ...(custom ? { custom } : {}),
      ...(orderId ? { orderId } : {}),
      ...wayOf(channel, priceList),
    }),
    [accountId, lines, custom, orderId, channel, priceList],
  );
  const [settled] = useDebouncedValue(input, lines.length < many ? 250 : 1500);
  const pause = !settled.accountId || settled.lines.length === 0;
  const [query, again] = useQuery({
    query: PreviewDraft,
    variables: { input: settled },
    pause: pause || (hold && lines.length >= many),
    requestPolicy: "network-only",
    context: pastCache,
  });
  const agreed = saved?.agreed ?? 0;
  useEffect(() => {
    if (agreed > 0) again({ requestPolicy: "network-only" });
  }, [agreed, again]);
  const [shown, setShown] = useState<Preview | null>(null);
  const answer = query.data?.previewOrder;
  if (answer && answer !== shown) setShown(answer);
  return {
    preview: lines.length === 0 || pause ? null : shown,
    asking: query.fetching || settled !== input,
    error: query.error,
  };
}
