/** The picture of an order: all of it once, then what changed each time the order's stream says that something did. */
import { useCallback, useEffect, useRef, useState } from "react";
import { type CombinedError, useClient, useSubscription } from "urql";
import { type Plan } from "~/features/record/graph/picture/types";
import { told } from "~/features/record/graph/picture/wire";
import { RecordChanged } from "~/features/record/queries";
import { graphql } from "~/graphql";

const OrderPicture = graphql(`
  query OrderPicture($orderId: ID!, $since: String) {
    orchestrationPicture(orderId: $orderId, since: $since) { mark whole nodes links content }
  }
`);

export interface Picture {
  plan: Plan | undefined;
  error: CombinedError | undefined;
  refresh: () => void;
}

export function usePicture(orderId: string): Picture {
  const client = useClient();
  const [plan, setPlan] = useState<Plan>();
  const [error, setError] = useState<CombinedError>();
  const known = useRef<Plan>(undefined);
  const asking = useRef(false);
  const again = useRef(false);

  const ask = useCallback(
    async (since: string | undefined) => {
      const answer = await client.query(OrderPicture, { orderId, since: since ?? null }, { requestPolicy: "network-only" }).toPromise();
      setError(answer.error);
      return answer.data?.orchestrationPicture;
    },
    [client, orderId],
  );
  /** One question at a time: what happens meanwhile is asked for right after. */
  const refresh = useCallback(async () => {
    again.current = true;
    if (asking.current) return;
    asking.current = true;
    while (again.current) {
      again.current = false;
      const news = await ask(known.current?.mark);
      const next = news && told(known.current, news, orderId);
      const whole = news && !next ? await ask(undefined) : undefined;
      known.current = next ?? (whole && told(undefined, whole, orderId)) ?? known.current;
      setPlan(known.current);
    }
    asking.current = false;
  }, [ask, orderId]);

  useEffect(() => {
    known.current = undefined;
    void refresh();
  }, [refresh]);
  useSubscription({ query: RecordChanged, variables: { id: orderId } }, (_old, news) => {
    void refresh();
    return news;
  });
  return { plan, error, refresh: () => void refresh() };
}
