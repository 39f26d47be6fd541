/** How the last runs fared, painted over the flow: how often, how long, how badly, with a legend in words. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { NativeSelect, SegmentedControl } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import { useQuery } from "urql";
import { EmptyState, QueryState } from "~/components/states";
import { When } from "~/components/When";
import { millisecondsText } from "~/features/studio/duration";
import { heatOf, heatTones, type HeatWords, type NodeFigures, type Scale } from "~/features/studio/runs/heat";
import { type Figures, RunFigures } from "~/features/studio/runs/queries";
import { useStudio, useStudioStore } from "~/features/studio/store";
import classes from "~/features/studio/trial/trial.module.css";
import { formatNumber } from "~/lib/format";
import { textOf } from "~/lib/text";

const choices = [50, 200, 500, 2_000];

export function HeatMap() {
  const { t } = useLingui();
  const key = useStudio((state) => state.key);
  const [last, setLast] = useState(200);
  const [scale, setScale] = useState<Scale>("count");
  const [query, again] = useQuery({ query: RunFigures, variables: { key, version: null, last }, requestPolicy: "cache-and-network" });
  return (
    <div className={classes.panel} role="region" aria-label={t`Heat map`}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t`What the colours show`}
        value={scale}
        onChange={(next) => setScale(next as Scale)}
        data={[
          { value: "count", label: t`How often` },
          { value: "time", label: t`How long` },
          { value: "failures", label: t`Failures` },
        ]}
      />
      <NativeSelect
        size="xs"
        label={t`Over the last`}
        value={String(last)}
        onChange={(event) => setLast(Number(event.currentTarget.value))}
        data={choices.map((count) => ({ value: String(count), label: t`${formatNumber(count)} runs` }))}
      />
      <QueryState query={query} retry={() => again({ requestPolicy: "network-only" })}>
        {({ flowFigures }) =>
          !flowFigures || flowFigures.runs === 0 ? (
            <EmptyState title={<Trans>This flow has not run yet</Trans>}>
              <Trans>Once orders have come through it, you see here how often and how long.</Trans>
            </EmptyState>
          ) : (
            <Painted figures={flowFigures} scale={scale} />
          )
        }
      </QueryState>
    </div>
  );
}

function useHeatWords(): HeatWords {
  const { t } = useLingui();
  return useMemo(
    () => ({
      count: (count) => t`${formatNumber(count)}×`,
      failures: (count) => (count === 0 ? t`never failed` : t`failed ${formatNumber(count)}×`),
      time: (ms) => millisecondsText(ms),
      never: t`not reached`,
      atOnce: t`at once`,
      all: ({ entered, failed, medianMs, p95Ms }: NodeFigures) =>
        [
          t`${formatNumber(entered)} times`,
          failed > 0 ? t`${formatNumber(failed)} failed` : "",
          medianMs === null || medianMs === undefined ? "" : t`half within ${millisecondsText(medianMs)}`,
          p95Ms === null || p95Ms === undefined ? "" : t`95% within ${millisecondsText(p95Ms)}`,
        ]
          .filter(Boolean)
          .join(" · "),
    }),
    [t],
  );
}

function Painted({ figures, scale }: { figures: Figures; scale: Scale }) {
  const { t } = useLingui();
  const studio = useStudioStore();
  const flow = useStudio((state) => state.doc.flow);
  const words = useHeatWords();
  useEffect(() => {
    studio.getState().setOverlay({ source: "heat", ...heatOf(flow, figures.nodes, figures.edges, scale, words) });
  }, [studio, flow, figures, scale, words]);
  useEffect(
    () => () => {
      if (studio.getState().overlay?.source === "heat") studio.getState().setOverlay(null);
    },
    [studio],
  );
  const known = new Map(figures.nodes.map((one) => [one.node, one]));
  const legend = [t`none`, t`little`, t`some`, t`much`, t`most`];
  return (
    <>
      <p className={classes.dim}>
        {figures.plans ? <Plural value={figures.runs} one="# plan" other="# plans" /> : <Plural value={figures.runs} one="# run" other="# runs" />}
        {figures.oldest && (
          <>
            {", "}
            <Trans>
              the first <When at={figures.oldest} />
            </Trans>
          </>
        )}
        {" · "}
        <Trans>shown on version {figures.version}</Trans>
      </p>
      <ul className={classes.legend} aria-label={t`Legend`}>
        {heatTones[scale].map((tone, index) => (
          <li key={tone}>
            <span
              className={classes.swatch}
              aria-hidden
              style={{ background: `var(--tone-${tone}-ground)`, borderColor: `var(--tone-${tone}-text)` }}
            />
            {legend[index]}
          </li>
        ))}
      </ul>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Step</Trans>
            </th>
            <th scope="col">
              <Trans>Times</Trans>
            </th>
            <th scope="col">
              <Trans>Failed</Trans>
            </th>
            <th scope="col">
              <Trans>Median</Trans>
            </th>
            <th scope="col">
              <abbr title={t`95 of 100 are within this time`}>p95</abbr>
            </th>
          </tr>
        </thead>
        <tbody>
          {flow.nodes.map((node) => {
            const found = known.get(node.id);
            return (
              <tr key={node.id}>
                <th scope="row">
                  <button type="button" className={classes.link} onClick={() => studio.getState().select([node.id])}>
                    {textOf(node.name) || node.key}
                  </button>
                </th>
                <td className={classes.figure}>{formatNumber(found?.entered ?? 0)}</td>
                <td className={classes.figure}>{formatNumber(found?.failed ?? 0)}</td>
                <td className={classes.figure}>{found?.medianMs === null || found?.medianMs === undefined ? "–" : millisecondsText(found.medianMs)}</td>
                <td className={classes.figure}>{found?.p95Ms === null || found?.p95Ms === undefined ? "–" : millisecondsText(found.p95Ms)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
