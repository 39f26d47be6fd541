/** Values of one's own to try a flow on, begun with the names that it reads. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useQuery } from "urql";
import { LoadingState } from "~/components/states";
import { type Sample, useStudio } from "~/features/studio/store";
import { JsonField } from "~/features/studio/trial/JsonField";
import { valuesOf } from "~/features/studio/trial/model/sample";
import { readsOf, skeletonOf } from "~/features/studio/trial/model/skeleton";
import { TrialScope } from "~/features/studio/trial/queries";
import classes from "~/features/studio/trial/trial.module.css";

export function OwnValues({ chosen, onChoose }: { chosen: Sample | null; onChoose: (sample: Sample) => void }) {
  const { t } = useLingui();
  const flow = useStudio((state) => state.doc.flow);
  const [{ data, fetching }] = useQuery({ query: TrialScope, variables: { inputType: flow.input.type } });
  const [label, setLabel] = useState(chosen?.label ?? "");
  const [values, setValues] = useState<unknown>(undefined);
  const names = data?.scopeOf?.names ?? [];
  const [begun, setBegun] = useState<"reads" | "all">("reads");
  if (fetching && !data) return <LoadingState rows={4} />;
  const skeleton = begun === "all" ? skeletonOf(names) : skeletonOf(names, readsOf({ ...flow, tests: [] }));
  const first = chosen && begun === "reads" ? valuesOf(chosen) : skeleton;
  const given = values === undefined ? first : values;
  const readable = given !== null;
  return (
    <form
      className={classes.picker}
      onSubmit={(event) => {
        event.preventDefault();
        if (readable) onChoose({ label: label.trim() || t`Values of your own`, input: { values: given } });
      }}
    >
      <TextInput size="xs" label={t`Name`} placeholder={t`Values of your own`} value={label} onChange={(event) => setLabel(event.currentTarget.value)} />
      <JsonField
        key={begun}
        label={t`Values by name`}
        description={t`Begun with the names that the flow reads.`}
        value={first}
        minRows={8}
        onChange={(next) => setValues(next === undefined ? null : next)}
      />
      <div className={classes.row}>
        <Button type="submit" size="xs" disabled={!readable}>
          <Trans>Use these values</Trans>
        </Button>
        {begun === "reads" && (
          <Button
            size="xs"
            variant="subtle"
            onClick={() => {
              setBegun("all");
              setValues(undefined);
            }}
          >
            <Trans>Begin with every name</Trans>
          </Button>
        )}
      </div>
    </form>
  );
}
