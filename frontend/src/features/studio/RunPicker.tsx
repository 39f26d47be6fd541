/** Chooses the run that lies over the flow: an order, then one of its runs of this flow. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Select, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { useWord } from "~/components/useWord";
import { stateWords } from "~/components/words";
import { FlowRunsOfOrder } from "~/features/studio/queries";
import type { FlowSearch } from "~/features/studio/search";
import classes from "~/features/studio/studio.module.css";
import { formatDateTime } from "~/lib/format";

interface PickerProps {
  flowKey: string;
  fulfillment: boolean;
  search: FlowSearch;
  onChange: (next: Pick<FlowSearch, "order" | "run">) => void;
}

export function RunPicker({ flowKey, fulfillment, search, onChange }: PickerProps) {
  const { t } = useLingui();
  const word = useWord();
  const [text, setText] = useState(search.order ?? "");
  const [{ data, fetching }] = useQuery({ query: FlowRunsOfOrder, variables: { number: search.order ?? "" }, pause: !search.order });
  const order = search.order ? data?.order : undefined;
  const runs = (order?.runs ?? []).filter((run) => run.definitionKey === flowKey);
  const none = Boolean(search.order) && !fetching && runs.length === 0;
  return (
    <form
      className={classes.picker}
      aria-label={t`Run to show`}
      onSubmit={(event) => {
        event.preventDefault();
        const number = text.trim().toUpperCase();
        onChange(number ? { order: number } : {});
      }}
    >
      <TextInput
        size="xs"
        className={classes.order}
        aria-label={t`Show a run of order`}
        placeholder={t`Order number`}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" variant="default" loading={fetching && Boolean(search.order)}>
        <Trans>Find runs</Trans>
      </Button>
      {runs.length > 0 && (
        <Select
          size="xs"
          className={classes.runs}
          aria-label={t`Run`}
          placeholder={t`Choose a run`}
          value={search.run ?? null}
          data={runs.map((run, index) => ({
            value: run.id,
            label: `${index + 1}. ${word(stateWords, run.state)} · ${formatDateTime(run.startedAt)}`,
          }))}
          onChange={(run) => onChange({ ...(search.order ? { order: search.order } : {}), ...(run ? { run } : {}) })}
        />
      )}
      {(search.run || search.order) && (
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconX size={14} aria-hidden />}
          onClick={() => {
            setText("");
            onChange({});
          }}
        >
          <Trans>Without a run</Trans>
        </Button>
      )}
      {none && (
        <span role="status" className={classes.dim}>
          {!order ? (
            <Trans>There is no order {search.order}.</Trans>
          ) : fulfillment ? (
            <Trans>
              Fulfillment flows become the plan of an order:{" "}
              <Link to={`/orders/${order.number}?tab=graph` as string}>see its orchestration</Link>.
            </Trans>
          ) : (
            <Trans>{order.number} has not run this flow.</Trans>
          )}
        </span>
      )}
    </form>
  );
}
