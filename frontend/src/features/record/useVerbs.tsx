/** Carries out the verbs of an order and says what came of them. */
import { useLingui } from "@lingui/react/macro";
import { notifications } from "@mantine/notifications";
import { useCallback, useMemo, useState } from "react";
import { useClient } from "urql";
import type { RecordOrder } from "~/features/record/queries";
import { type Verb, verbs } from "~/features/record/verbs";
import type { Problem } from "~/lib/problems";

export interface OrderVerbs {
  offered: readonly Verb[];
  asking: Verb | null;
  start: (verb: Verb) => void;
  stop: () => void;
  perform: (verb: Verb, reason: string) => Promise<readonly Problem[]>;
}

export function useVerbs(order: RecordOrder, refresh: () => void): OrderVerbs {
  const client = useClient();
  const { t, i18n } = useLingui();
  const [asking, setAsking] = useState<Verb | null>(null);

  const perform = useCallback(
    async (verb: Verb, reason: string): Promise<readonly Problem[]> => {
      const input = { orderId: order.id, version: order.version, ...(reason ? { reason } : {}) };
      const result = await client.mutation(verb.document, { input }).toPromise();
      const problems: readonly Problem[] = result.error
        ? [{ code: "unavailable", message: t`The server did not answer; nothing was changed.`, path: [] }]
        : (result.data?.answer.problems ?? []);
      if (problems.length === 0) notifications.show({ message: `${order.number}: ${i18n._(verb.done)}` });
      refresh();
      return problems;
    },
    [client, order.id, order.version, order.number, refresh, t, i18n],
  );

  const start = useCallback(
    (verb: Verb) => {
      if (verb.reason !== "none" || verb.warning) {
        setAsking(verb);
        return;
      }
      void perform(verb, "").then((problems) => {
        for (const { message } of problems) notifications.show({ color: "red", message, autoClose: 8000 });
      });
    },
    [perform],
  );

  const offered = useMemo(() => verbs.filter((verb) => order.actions.includes(verb.id)), [order.actions]);
  return { offered, asking, start, stop: useCallback(() => setAsking(null), []), perform };
}
