/** How the workspace asks what a selection comes to. */
import { useCallback } from "react";
import { useClient } from "urql";
import type { Ask } from "~/components/configurator/model";
import { graphql } from "~/graphql";
// The fragments have to be there before they are spread.
import "~/lib/pricing";

const Configure = graphql(`
  query Configure($input: ConfigureInput!) {
    configure(input: $input) {
      lines {
        number parentNumber offering name quantity siteId needsSite
        questions {
          key name help valueType unit value origin minimum maximum step most mandatory hidden readOnly
          because { rule message }
          choices { value label selectable because { rule message } }
        }
        parts { offering name description minimum maximum count group needsSite because { rule message } }
        groups { key name minimum maximum count }
      }
      conflicts {
        rule name message line characteristic child
        waysOut { label changes { kind line characteristic value offering parentNumber quantity siteId } }
      }
      problems { code message path }
      price {
        oneTimeTotal { amount currency }
        recurringTotal { amount currency }
        totals { ...PriceSums }
        lines { number parentNumber name charges { ...PricedCharge } }
      }
      promisedDateEstimate { likely late basis samples }
    }
  }
`);

/** `requested` is the day on which the customer wants it, which rules may read. */
export function useAsk(accountId: string | null, channel = "workspace", requested: string | null = null): Ask {
  const client = useClient();
  return useCallback<Ask>(
    async ({ lines, fresh }) => {
      const input = {
        accountId: accountId ?? "",
        channel,
        estimate: true,
        fresh: [...fresh],
        requestedCompletion: requested ? `${requested}T00:00:00Z` : null,
        lines: lines.map((line) => ({
          number: line.number,
          parentNumber: line.parent,
          offering: line.offering,
          quantity: line.quantity || "0",
          siteId: line.siteId,
          answers: line.characteristics,
        })),
      };
      const { data, error } = await client.query(Configure, { input }, { requestPolicy: "network-only" });
      if (!data) throw error ?? new Error("no answer");
      return data.configure;
    },
    [client, accountId, channel, requested],
  );
}
