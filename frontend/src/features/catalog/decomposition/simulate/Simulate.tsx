/** Tries the draft out: an order or a sample, the tree that it would become, and the verdict of every rule. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, SegmentedControl, Select } from "@mantine/core";
import { useMemo, useState } from "react";
import { useQuery } from "urql";
import { CatalogReleases, CompareDecompositions, SimulateDecomposition } from "~/components/simulate/queries";
import { comparedRows, rowsOf } from "~/components/simulate/rows";
import { DiffSums } from "~/components/simulate/DiffSums";
import { TreeView } from "~/components/simulate/TreeView";
import { DeniedState, QueryState } from "~/components/states";
import { useDesigner } from "~/features/catalog/decomposition/context";
import { OrderField } from "~/features/catalog/decomposition/simulate/OrderField";
import { Sample } from "~/features/catalog/decomposition/simulate/Sample";
import { firstSample, inputOf, type SampleState } from "~/features/catalog/decomposition/simulate/sampling";
import classes from "~/features/catalog/decomposition/simulate/simulate.module.css";
import { FindingList } from "~/features/catalog/change/FindingList";
import { together } from "~/features/catalog/change/together";
import { useForm } from "~/features/catalog/form/context";
import { CatalogDrafts } from "~/features/catalog/queries";
import type { CatalogAtInput, SimulationInput } from "~/graphql/graphql";
import { useCan } from "~/lib/session";

const most = 500;
const inForce = "in_force";
const drafted = "draft";

interface Wanted {
  input: SimulationInput;
  after: CatalogAtInput;
  before: CatalogAtInput | null;
}

export default function Simulate() {
  const may = useCan("fulfillment.read");
  return may ? <Simulating /> : <DeniedState />;
}

/** This graph's draft, the new ones that it names, and those of the specifications that it draws. */
function useDrafts(): { section: string; key: string }[] {
  const { entityKey, readOnly } = useForm();
  const { graph } = useDesigner();
  const [{ data }] = useQuery({ query: CatalogDrafts, pause: readOnly, requestPolicy: "cache-and-network" });
  return useMemo(() => {
    const drafts = data?.catalogDrafts ?? [];
    const names = together(drafts, { section: "decompositions", key: entityKey });
    const drawn = new Set(graph.nodes.map((one) => one.specification));
    return drafts
      .filter(({ section, key }) => names.has(`${section}:${key}`) || (section === "specifications" && drawn.has(key)))
      .map(({ section, key }) => ({ section, key }));
  }, [data, entityKey, graph]);
}

function Simulating() {
  const { t } = useLingui();
  const { graph } = useDesigner();
  const drafts = useDrafts();
  const [of, setOf] = useState<"sample" | "order">("sample");
  const [sample, setSample] = useState<SampleState>(() => firstSample(graph));
  const [order, setOrder] = useState<string | null>(null);
  const [against, setAgainst] = useState<string | null>(null);
  const [compared, setCompared] = useState<string>("nothing");
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [{ data: known }] = useQuery({ query: CatalogReleases });
  const releases = (known?.catalogReleases ?? []).slice(1).map((one) => ({ value: String(one.sequence), label: [t`Release ${one.sequence}`, one.note].filter(Boolean).join(" · ").slice(0, 80) }));
  const catalogs = [...(drafts.length > 0 ? [{ value: drafted, label: t`The draft` }] : []), { value: inForce, label: t`What is in force` }, ...releases];
  const chosen = against ?? (drafts.length > 0 ? drafted : inForce);
  const catalogOf = (value: string): CatalogAtInput => (value === drafted ? { drafts } : value === inForce ? {} : { release: Number(value) });
  const input: SimulationInput | null = of === "order" ? (order ? { order } : null) : inputOf(sample);
  const run = () => input && setWanted({ input, after: catalogOf(chosen), before: compared === "nothing" ? null : catalogOf(compared) });
  return (
    <form
      className={classes.simulate}
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <SegmentedControl
        aria-label={t`What is tried`}
        value={of}
        onChange={(value) => setOf(value === "order" ? "order" : "sample")}
        data={[
          { value: "sample", label: t`A sample` },
          { value: "order", label: t`An order` },
        ]}
      />
      {of === "order" ? <OrderField value={order} onChange={setOrder} /> : <Sample sample={sample} setSample={setSample} />}
      <div className={classes.line}>
        <Select label={t`By the rules of`} allowDeselect={false} data={catalogs} value={chosen} onChange={setAgainst} />
        <Select
          label={t`Compared with`}
          allowDeselect={false}
          data={[{ value: "nothing", label: t`Nothing` }, ...catalogs.filter((one) => one.value !== chosen)]}
          value={compared}
          onChange={(value) => setCompared(value ?? "nothing")}
        />
        <Button type="submit" disabled={!input}>
          <Trans>Simulate</Trans>
        </Button>
      </div>
      {wanted && (wanted.before ? <Compared wanted={wanted} before={wanted.before} /> : <Tree wanted={wanted} />)}
    </form>
  );
}

const shownNow = (node: HTMLElement | null) => node?.scrollIntoView({ block: "nearest" });

function Tree({ wanted }: { wanted: Wanted }) {
  const { t } = useLingui();
  const variables = useMemo(() => ({ input: wanted.input, catalog: wanted.after, first: most }), [wanted]);
  const [query, execute] = useQuery({ query: SimulateDecomposition, variables, requestPolicy: "network-only" });
  return (
    <QueryState query={query} retry={() => execute({ requestPolicy: "network-only" })}>
      {({ simulateDecomposition: { findings, tree } }) => (
        <section aria-label={t`What it would become`} ref={shownNow}>
          <FindingList findings={findings} />
          {tree && (
            <>
              <p className={classes.told} role="status">
                <Trans>
                  {tree.total} domain orders, {tree.deferred} that wait, {tree.excluded} left out.
                </Trans>
              </p>
              <FindingList findings={tree.faults} />
              <TreeView rows={rowsOf(tree)} label={t`What it would become`} total={tree.total} />
            </>
          )}
        </section>
      )}
    </QueryState>
  );
}

function Compared({ wanted, before: was }: { wanted: Wanted; before: CatalogAtInput }) {
  const { t } = useLingui();
  const variables = useMemo(() => ({ input: wanted.input, before: was, after: wanted.after, first: most }), [wanted, was]);
  const [query, execute] = useQuery({ query: CompareDecompositions, variables, requestPolicy: "network-only" });
  return (
    <QueryState query={query} retry={() => execute({ requestPolicy: "network-only" })}>
      {({ compareDecompositions: { before, after, diff } }) => (
        <section aria-label={t`What it would become`} ref={shownNow}>
          <FindingList findings={[...before.findings, ...after.findings]} />
          {diff && (
            <>
              <p className={classes.told} role="status">
                <DiffSums diff={diff} />
              </p>
              <TreeView rows={comparedRows(diff)} label={t`Trees compared`} total={diff.total} />
            </>
          )}
        </section>
      )}
    </QueryState>
  );
}
