/** Names a milestone of a fulfillment flow, out of those that flows have. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Autocomplete } from "@mantine/core";
import { useMemo } from "react";
import { useQuery } from "urql";
import { useField } from "~/features/catalog/form/context";
import type { Path } from "~/features/catalog/model";
import { graphql } from "~/graphql";
import { type Text, textOf } from "~/lib/text";

const FlowMilestones = graphql(`
  query FlowMilestones {
    definitions(kind: [FULFILLMENT, SUBFLOW]) { id retiredAt name { text } published { content } draft { content } }
  }
`);

interface Step {
  key?: string;
  kind?: string;
  name?: Text;
}

/** By its key: what a milestone is called, and the flows that have it. */
function useMilestones(): ReadonlyMap<string, { name: string; flows: string[] }> | null {
  const [{ data }] = useQuery({ query: FlowMilestones });
  return useMemo(() => {
    if (!data) return null;
    const found = new Map<string, { name: string; flows: string[] }>();
    for (const flow of data.definitions) {
      const content = (flow.published ?? flow.draft)?.content as { nodes?: Step[] } | undefined;
      for (const step of flow.retiredAt ? [] : (content?.nodes ?? [])) {
        if (step.kind !== "milestone" || !step.key) continue;
        const flows = [...(found.get(step.key)?.flows ?? []), flow.name.text];
        found.set(step.key, { name: found.get(step.key)?.name || textOf(step.name), flows });
      }
    }
    return found;
  }, [data]);
}

export function MilestoneAt({ path, label, description }: { path: Path; label: string; description: string }) {
  const { t } = useLingui();
  const field = useField(path);
  const milestones = useMilestones();
  const value = typeof field.value === "string" ? field.value : "";
  const chosen = milestones?.get(value);
  const flows = chosen?.flows.join(", ");
  return (
    <Autocomplete
      inputWrapperOrder={["label", "input", "error", "description"]}
      label={label}
      description={
        !value ? (
          description
        ) : chosen ? (
          <Trans>
            {chosen.name}, in {flows}
          </Trans>
        ) : (
          milestones && <Trans>No fulfillment flow has this milestone: it would wait as if nothing were said here.</Trans>
        )
      }
      placeholder={field.readOnly ? "" : t`Choose a milestone`}
      error={field.error}
      readOnly={field.readOnly}
      maxLength={200}
      clearable
      clearButtonProps={{ "aria-label": t`Clear` }}
      data={[...(milestones?.keys() ?? [])].toSorted()}
      renderOption={({ option }) => (
        <span style={{ display: "grid", lineHeight: "18px" }}>
          <span>{milestones?.get(option.value)?.name}</span>
          <small style={{ color: "var(--mantine-color-dimmed)" }}>
            <code>{option.value}</code> · {milestones?.get(option.value)?.flows.join(", ")}
          </small>
        </span>
      )}
      value={value}
      onChange={(next) => field.change(next === "" ? undefined : next)}
    />
  );
}
