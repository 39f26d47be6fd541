/** Configures what is tried: lines with what they sell, how often and at how many sites, the parts of bundles, and all answers. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, NumberInput, SegmentedControl, Select } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { Dispatch, SetStateAction } from "react";
import { useWordsOf } from "~/components/useWordsOf";
import { drawnAt, useDesigner } from "~/features/catalog/decomposition/context";
import { Facts } from "~/features/catalog/decomposition/simulate/Facts";
import { PartFields } from "~/features/catalog/decomposition/simulate/PartFields";
import { blank, firstSample, type Line, mostSites, newLine, type SampleState } from "~/features/catalog/decomposition/simulate/sampling";
import classes from "~/features/catalog/decomposition/simulate/simulate.module.css";
import { RefSelect } from "~/features/catalog/form/RefSelect";

interface SampleProps {
  sample: SampleState;
  setSample: Dispatch<SetStateAction<SampleState>>;
}

export function Sample({ sample, setSample }: SampleProps) {
  const { t } = useLingui();
  const { graph } = useDesigner();
  const { lines, facts } = sample;
  const root = firstSample(graph).lines[0]?.key ?? null;
  const change = (id: number, patch: (line: Line) => Line) => setSample((now) => ({ ...now, lines: now.lines.map((one) => (one.id === id ? patch(one) : one)) }));
  return (
    <>
      {lines.map((line, index) => (
        <div key={line.id} className={lines.length > 1 ? classes.sold : undefined} role="group" aria-label={t`Line ${index + 1}`}>
          {lines.length > 1 && (
            <div className={classes.head}>
              <strong>
                <Trans>Line {index + 1}</Trans>
              </strong>
              <ActionIcon variant="subtle" color="gray" aria-label={t`Take line ${index + 1} out`} onClick={() => setSample((now) => ({ ...now, lines: now.lines.filter((one) => one.id !== line.id) }))}>
                <IconTrash size={15} aria-hidden />
              </ActionIcon>
            </div>
          )}
          <LineFields line={line} several={lines.length > 1} change={(patch) => change(line.id, patch)} />
        </div>
      ))}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        style={{ justifySelf: "start" }}
        onClick={() => setSample((now) => ({ ...now, lines: [...now.lines, lineAfter(now.lines, root)] }))}
      >
        <Trans>Add a line</Trans>
      </Button>
      <Facts facts={facts} onChange={(next) => setSample((now) => ({ ...now, facts: next }))} />
    </>
  );
}

/** It begins as the last one does; which offering it sells is chosen. */
function lineAfter(lines: readonly Line[], root: string | null): Line {
  const by = lines.at(-1)?.by ?? "specification";
  return newLine(lines, by, by === "offering" ? null : root);
}

function LineFields({ line, several, change }: { line: Line; several: boolean; change: (patch: (line: Line) => Line) => void }) {
  const { t } = useLingui();
  const wordsOf = useWordsOf();
  const { graph, drawing } = useDesigner();
  const choose = (key: string | null) => change((now) => ({ ...now, ...blank(now.by, key) }));
  const set = (patch: Partial<Line>) => change((now) => ({ ...now, ...patch }));
  return (
    <div className={classes.simulate}>
      <div className={classes.line}>
        <SegmentedControl
          aria-label={t`Begin with`}
          value={line.by}
          onChange={(by) => change((now) => ({ ...now, ...blank(by === "offering" ? "offering" : "specification", null) }))}
          data={[
            { value: "specification", label: t`Specification` },
            { value: "offering", label: t`Offering` },
          ]}
        />
        {line.by === "offering" ? (
          <RefSelect label={t`Offering`} section="offerings" value={line.key} required onChange={choose} />
        ) : (
          <Select
            label={t`Specification`}
            required
            searchable
            allowDeselect={false}
            data={graph.nodes.map(({ specification: key }) => ({ value: key, label: wordsOf(drawnAt(drawing, key).name) || key }))}
            value={line.key}
            onChange={choose}
          />
        )}
        <NumberInput label={t`Quantity`} min={1} allowDecimal={false} value={line.quantity} onChange={(value) => set({ quantity: Number(value) })} />
        <NumberInput label={t`Sites`} min={1} max={mostSites} allowDecimal={false} value={line.sites} onChange={(value) => set({ sites: Number(value) })} />
        {several && <NumberInput label={t`First site`} min={1} max={mostSites} allowDecimal={false} value={line.first} onChange={(value) => set({ first: Number(value) })} />}
      </div>
      <PartFields key={`${line.by}:${line.key}`} part={line} onChange={(patch) => change((now) => ({ ...now, ...patch(now) }))} />
    </div>
  );
}
