/** Price and problems of lines that are not saved, asked anew when they settle; the last answer stays meanwhile. */
import { useDebouncedValue } from "@mantine/hooks";
import { useMemo, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/graphql";
import type { PreviewDraftQuery } from "~/graphql/graphql";
import type { OwnValues } from "~/lib/customFields";
import { type DraftLine, toInput } from "~/lib/draft";

const PreviewDraft = graphql(`
  query PreviewDraft($input: PreviewOrderInput!) {
    previewOrder(input: $input) {
      oneTimeTotal { amount currency }
      recurringTotal { amount currency }
      problems { code message path }
      lines {
        number parentNumber quantity
        offering { key name { text } }
        charges {
          name { text } chargeType period quantity
          unit { amount currency }
          total { amount currency }
          steps { label amount { amount currency } }
        }
      }
    }
  }
`);

export type Preview = PreviewDraftQuery["previewOrder"];

export function usePreview(accountId: string | null, lines: readonly DraftLine[], custom?: OwnValues) {
  const input = useMemo(
    () => ({ accountId: accountId ?? "", lines: toInput(lines), ...(custom ? { custom } : {}) }),
    [accountId, lines, custom],
  );
  const [settled] = useDebouncedValue(input, 250);
  const pause = !settled.accountId || settled.lines.length === 0;
  const [query] = useQuery({
    query: PreviewDraft,
    variables: { input: settled },
    pause,
    requestPolicy: "network-only",
  });
  const [shown, setShown] = useState<Preview | null>(null);
  const answer = query.data?.previewOrder;
  if (answer && answer !== shown) setShown(answer);
  return {
    preview: lines.length === 0 || pause ? null : shown,
    asking: query.fetching || settled !== input,
    error: query.error,
  };
}
