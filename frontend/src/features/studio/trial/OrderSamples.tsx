/** Recent orders to try a flow on, found by number or account; then the line or domain order that it works on. */
import { Trans, useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useQuery } from "urql";
import { StateBadge } from "~/components/StateBadge";
import { EmptyState, QueryState } from "~/components/states";
import { type Sample, useStudio } from "~/features/studio/store";
import { type SampleOrder, TrialAccounts, TrialLines, TrialOrders, TrialRuns } from "~/features/studio/trial/queries";
import classes from "~/features/studio/trial/trial.module.css";
import { formatDate } from "~/lib/format";

export function OrderSamples({ onChoose }: { onChoose: (sample: Sample) => void }) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text.trim(), 250);
  return (
    <div className={classes.picker}>
      <TextInput
        size="xs"
        aria-label={t`Search orders by number or account`}
        placeholder={t`Number or account`}
        leftSection={<IconSearch size={14} aria-hidden />}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {search === "" && <LatelyRun onChoose={onChoose} />}
      <Orders search={search} onChoose={onChoose} />
    </div>
  );
}

const byNumber = (search: string) => /^(ord)?\d*$/i.test(search);

/** Whoever types a name means the account. */
function useOrders(search: string) {
  const named = search !== "" && !byNumber(search);
  const [accounts] = useQuery({ query: TrialAccounts, variables: { search }, pause: !named });
  const found = named ? (accounts.data?.accounts.nodes ?? []).map(({ id }) => id) : null;
  const filter = found ? { account: { in: found } } : search ? { search } : null;
  const pause = named && !accounts.data;
  const [query, again] = useQuery({ query: TrialOrders, variables: { filter }, pause: pause || found?.length === 0 });
  const none = found?.length === 0 && !pause;
  return { query: none ? { data: { orders: { nodes: [] as SampleOrder[] } }, fetching: false } : { ...query, error: query.error ?? accounts.error }, again };
}

function Orders({ search, onChoose }: { search: string; onChoose: (sample: Sample) => void }) {
  const { t } = useLingui();
  const input = useStudio((state) => state.doc.flow.input.type);
  const [opened, setOpened] = useState<string | null>(null);
  const { query, again } = useOrders(search);
  const whole = input === "order";
  return (
    <QueryState query={query} retry={() => again({ requestPolicy: "network-only" })}>
      {({ orders }) =>
        orders.nodes.length === 0 ? (
          <EmptyState title={search ? <Trans>No order matches</Trans> : <Trans>There are no orders yet</Trans>}>
            <Trans>You can also try the flow on values of your own.</Trans>
          </EmptyState>
        ) : (
          <ul className={classes.orders} aria-label={t`Orders`}>
            {orders.nodes.map((order) => (
              <li key={order.id}>
                <button
                  type="button"
                  className={classes.order}
                  {...(whole ? {} : { "aria-expanded": order.id === opened })}
                  onClick={() => (whole ? onChoose(sampleOf(order, null)) : setOpened(order.id === opened ? null : order.id))}
                >
                  <span>{order.number}</span>
                  <span className={classes.grow}>{order.account.name}</span>
                  <span className={classes.dim}>{formatDate(order.createdAt)}</span>
                  <StateBadge state={order.state} />
                </button>
                {order.id === opened && <Lines order={order} onChoose={onChoose} domain={input === "domain_order" || input === "task"} />}
              </li>
            ))}
          </ul>
        )
      }
    </QueryState>
  );
}

/** Records that fit, for the flow has worked on them. */
function LatelyRun({ onChoose }: { onChoose: (sample: Sample) => void }) {
  const { t } = useLingui();
  const key = useStudio((state) => state.key);
  const [{ data }] = useQuery({ query: TrialRuns, variables: { key } });
  const samples = new Map<string, { sample: Sample; account: string }>();
  for (const { order, line } of data?.flowRuns.nodes ?? []) {
    if (!order) continue;
    const part = line ? { label: labelOf(line), line: line.number } : null;
    const sample = sampleOf(order, part);
    if (samples.size < 5) samples.set(sample.label, { sample, account: order.account.name });
  }
  if (samples.size === 0) return null;
  return (
    <>
      <h3 className={classes.small}>
        <Trans>This flow lately worked on</Trans>
      </h3>
      <ul className={classes.orders} aria-label={t`This flow lately worked on`}>
        {[...samples.values()].map(({ sample, account }) => (
          <li key={sample.label}>
            <button type="button" className={classes.order} onClick={() => onChoose(sample)}>
              <span className={classes.grow}>{sample.label}</span>
              <span className={classes.dim}>{account}</span>
            </button>
          </li>
        ))}
      </ul>
      <h3 className={classes.small}>
        <Trans>Recent orders</Trans>
      </h3>
    </>
  );
}

type LineLike = { number: string; name: { text: string }; site?: { name: string } | null };

const labelOf = ({ number, name, site }: LineLike): string => [`${number} ${name.text}`, site?.name].filter(Boolean).join(", ");

interface Part {
  label: string;
  line?: string | undefined;
  domainOrderId?: string;
}

const sampleOf = (order: Pick<SampleOrder, "id" | "number">, part: Part | null): Sample => ({
  label: part ? `${order.number} · ${part.label}` : order.number,
  input: {
    orderId: order.id,
    ...(part?.line ? { line: part.line } : {}),
    ...(part?.domainOrderId ? { domainOrderId: part.domainOrderId } : {}),
  },
});

/** Lines of an order, or its domain orders where the flow works on these. */
function Lines({ order, domain, onChoose }: { order: SampleOrder; domain: boolean; onChoose: (sample: Sample) => void }) {
  const [query, again] = useQuery({ query: TrialLines, variables: { id: order.id } });
  return (
    <QueryState query={query} retry={() => again({ requestPolicy: "network-only" })}>
      {({ order: found }) => {
        const lines = found?.lines ?? [];
        const numbers = new Map(lines.map(({ id, number }) => [id, number]));
        const parts: Part[] = domain
          ? (found?.domainOrders ?? []).map(({ id, number, lineId, specification }) => ({
              label: `${number} ${specification.name.text}`,
              domainOrderId: id,
              line: numbers.get(lineId),
            }))
          : lines.map((line) => ({ label: labelOf(line), line: line.number }));
        return (
          <ul className={classes.lines}>
            {parts.length === 0 && (
              <li className={classes.dim}>
                <Trans>This order has not been broken down yet.</Trans>
              </li>
            )}
            {parts.map((part) => (
              <li key={part.domainOrderId ?? part.line}>
                <button type="button" className={classes.order} onClick={() => onChoose(sampleOf(order, part))}>
                  {part.label}
                </button>
              </li>
            ))}
          </ul>
        );
      }}
    </QueryState>
  );
}
