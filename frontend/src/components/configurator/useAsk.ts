/** How the workspace asks what a selection comes to. */
import { useCallback, useMemo } from "react";
import { useClient } from "urql";
import type { Ask, Configured, Selection } from "~/components/configurator/model";
import { graphql } from "~/graphql";

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
        lines { number parentNumber name charges { key chargeType period name { text } total { amount currency } } }
      }
      promisedDateEstimate { likely late basis samples }
    }
  }
`);

interface Circumstances {
  channel?: string | undefined;
  priceList?: string | null | undefined;
  requested?: string | null;
}

/**
 * `requested` is the day on which the customer wants it, which rules may read. Panels of one order that ask of the same
 * lines share one answer.
 */
export function useAsk(accountId: string | null, { channel, priceList, requested }: Circumstances = {}): Ask {
  const client = useClient();
  const send = useCallback(
    async ({ lines, fresh }: Selection): Promise<Configured> => {
      const input = {
        accountId: accountId ?? "",
        ...(channel === undefined ? {} : { channel }),
        ...(priceList ? { priceList } : {}),
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
    [client, accountId, channel, priceList, requested],
  );
  return useMemo(() => shared(send), [send]);
}

function shared(send: (selection: Selection) => Promise<Configured>): Ask {
  const asked = new WeakMap<object, Promise<Configured>>();
  return (selection) => {
    const kept = selection.fresh.length === 0 ? asked.get(selection.lines) : undefined;
    if (kept) return kept;
    const answer = send(selection);
    if (selection.fresh.length === 0) {
      asked.set(selection.lines, answer);
      answer.catch(() => asked.delete(selection.lines));
    }
    return answer;
  };
}
