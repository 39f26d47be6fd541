/** How the portal asks what a choice comes to by the rules of the catalog. */
import { useCallback } from "react";
import type { Ask, Configured } from "~/components/configurator/model";
import { chosen } from "~/features/portal/cart/useCart";
import { graphql } from "~/graphql/portal";
import { usePortal } from "~/features/portal/lib/portal";

const Configure = graphql(`
  query Configure($lines: [ChosenLine!]!, $fresh: [String!], $estimate: Boolean!) {
    configure(lines: $lines, fresh: $fresh, estimate: $estimate) {
      lines {
        number parentNumber offering name quantity siteId needsSite
        questions {
          key name help valueType unit value origin minimum maximum step most mandatory hidden readOnly
          choices { value label selectable because { rule message } }
          because { rule message }
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
        lines { number parentNumber name charges { name { text } chargeType period quantity unit { amount currency } total { amount currency } steps { label amount { amount currency } } } }
      }
      promisedDateEstimate { likely late basis samples }
    }
  }
`);

export function useConfigure(): Ask {
  const { ask } = usePortal();
  return useCallback(
    async (selection) => {
      const variables = { lines: chosen(selection.lines), fresh: [...selection.fresh], estimate: true };
      return (await ask(Configure, variables)).configure as Configured;
    },
    [ask],
  );
}
