/** On a line, the branches that wait for a value: for which one, and a place to answer. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconHourglass } from "@tabler/icons-react";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useQuery, useSubscription } from "urql";
import { DeferralPart } from "~/features/record/graph/panel/DeferralPart";
import { RecordChanged, RecordWaits } from "~/features/record/queries";
import classes from "~/features/record/record.module.css";
import type { RecordWaitsQuery } from "~/graphql/graphql";

export type Wait = NonNullable<RecordWaitsQuery["order"]>["deferrals"][number];

const nothing: readonly Wait[] = [];

/** What waits on each line, asked again whenever the order moves. */
export function useWaits(orderId: string, may: boolean) {
  const [live] = useSubscription<unknown, number>(
    { query: RecordChanged, variables: { id: orderId }, pause: !may },
    (count = 0) => count + 1,
  );
  const [{ data }, execute] = useQuery({
    query: RecordWaits, variables: { id: orderId }, pause: !may, requestPolicy: "cache-and-network",
  });
  const again = useCallback(() => execute({ requestPolicy: "network-only" }), [execute]);
  const ticks = live.data ?? 0;
  useEffect(() => {
    if (ticks > 0) again();
  }, [ticks, again]);
  const deferrals = data?.order?.deferrals;
  const waits = useMemo(() => byLine(deferrals ?? nothing), [deferrals]);
  return { waits, again };
}

function byLine(deferrals: readonly Wait[]): ReadonlyMap<string, readonly Wait[]> {
  const found = new Map<string, Wait[]>();
  for (const one of deferrals) {
    if (one.state !== "WAITING") continue;
    found.set(one.lineId, [...(found.get(one.lineId) ?? []), one]);
  }
  return found;
}

export function LineWaits({ waits, refresh }: { waits: readonly Wait[]; refresh: () => void }) {
  const { t } = useLingui();
  const [answering, setAnswering] = useState<string | null>(null);
  if (waits.length === 0) return null;
  return (
    <ul className={classes.waits} aria-label={t`What waits here`}>
      {waits.map(({ id, target, awaits, canAnswer, canDrop }) => (
        <li key={id}>
          <span className={classes.waiting}>
            <IconHourglass size={15} aria-hidden />
            <span>
              <Trans>
                {target.name.text} waits for {awaits.map(({ label }) => label.text).join(", ")}
              </Trans>
            </span>
            {(canAnswer || canDrop) && (
              <Button
                variant="subtle"
                size="compact-xs"
                aria-expanded={answering === id}
                aria-label={t`Answer: ${target.name.text}`}
                onClick={() => setAnswering(answering === id ? null : id)}
              >
                {answering === id ? <Trans>Close</Trans> : <Trans context="verb">Answer</Trans>}
              </Button>
            )}
          </span>
          {answering === id && <DeferralPart id={id} changed="" refresh={refresh} />}
        </li>
      ))}
    </ul>
  );
}
