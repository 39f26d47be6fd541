/** A real order and line whose values the table is tried with. */
import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useQuery } from "urql";
import classes from "~/features/tables/panels/panels.module.css";
import { SampleLines, SampleOrders } from "~/features/tables/panels/queries";

export interface RealOrder {
  number: string;
  line: string | null;
}

interface PickerProps {
  order: RealOrder | null;
  onOrder: (order: RealOrder | null) => void;
}

export function OrderPicker({ order, onOrder }: PickerProps) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text.trim(), 250);
  const wanted = search === order?.number ? "" : search;
  const [{ data, fetching }] = useQuery({ query: SampleOrders, variables: { search: wanted || null } });
  const [{ data: lines }] = useQuery({ query: SampleLines, variables: { number: order?.number ?? "" }, pause: !order });
  const found = (data?.orders.edges ?? []).map(({ node }) => ({ value: node.number, label: `${node.number} · ${node.account.name}` }));
  const known = order && !found.some((one) => one.value === order.number) ? [{ value: order.number, label: order.number }, ...found] : found;
  const numbers = lines?.order?.lines ?? [];
  return (
    <div className={classes.values}>
      <Select
        size="xs"
        className={classes.whole ?? ""}
        label={t`Values of an order`}
        placeholder={t`None: only what is typed below`}
        searchable
        clearable
        nothingFoundMessage={fetching ? t`Searching…` : t`No order is called like this`}
        filter={({ options }) => options}
        data={known}
        value={order?.number ?? null}
        onSearchChange={setText}
        onChange={(number) => onOrder(number ? { number, line: null } : null)}
      />
      {order && numbers.length > 1 && (
        <Select
          size="xs"
          className={classes.whole ?? ""}
          label={t`Line`}
          allowDeselect={false}
          data={numbers.map((line) => ({ value: line.number, label: `${line.number} · ${line.name.text}` }))}
          value={order.line ?? numbers[0]?.number ?? null}
          onChange={(line) => onOrder({ ...order, line })}
        />
      )}
    </div>
  );
}
