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
import { type SampleOrder, TrialLines, TrialOrders } from "~/features/studio/trial/queries";
import classes from "~/features/studio/trial/trial.module.css";
import { formatDate } from "~/lib/format";

export function OrderSamples({ onChoose }: { onChoose: (sample: Sample) => void }) {
  const { t } = useLingui();
  const input = useStudio((state) => state.doc.flow.input.type);
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text.trim(), 250);
  const [opened, setOpened] = useState<string | null>(null);
  const [query, again] = useQuery({ query: TrialOrders, variables: { search: search || null } });
  const whole = input === "order";
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
    </div>
  );
}

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
          : lines.map(({ number, offering, site }) => ({
              label: [`${number} ${offering.name.text}`, site?.name].filter(Boolean).join(", "),
              line: number,
            }));
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
