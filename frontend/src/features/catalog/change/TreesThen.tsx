/** What the drafts would make of orders that run now: the tree of one order after the other, compared on demand. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Select } from "@mantine/core";
import { useMemo, useState } from "react";
import { useQuery } from "urql";
import { CompareDecompositions } from "~/components/simulate/queries";
import { comparedRows } from "~/components/simulate/rows";
import { DiffSums } from "~/components/simulate/DiffSums";
import { TreeView } from "~/components/simulate/TreeView";
import { QueryState } from "~/components/states";
import classes from "~/features/catalog/catalog.module.css";
import { FindingList } from "~/features/catalog/change/FindingList";
import type { CatalogUse } from "~/features/catalog/queries";
import { useCan } from "~/lib/session";

interface TreesProps {
  uses: readonly CatalogUse[];
  drafts: readonly { section: string; key: string }[];
}

const most = 500;

export function TreesThen({ uses, drafts }: TreesProps) {
  const { t } = useLingui();
  const may = useCan("fulfillment.read");
  const orders = uses.find((use) => use.kind === "decomposed")?.links ?? [];
  const [picked, setPicked] = useState<string | null>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  if (!may || orders.length === 0) return null;
  const order = picked ?? orders[0]?.id ?? null;
  return (
    <section aria-label={t`What they would become`}>
      <h3 className={classes.head}>
        <Trans>What they would become</Trans>
      </h3>
      <p className={classes.hint}>
        <Trans>Running orders keep their trees. Compare what such an order would be made of from now on.</Trans>
      </p>
      <div style={{ alignItems: "end", display: "flex", flexWrap: "wrap", gap: 8, marginBottom: 8 }}>
        <Select
          label={t`Like order`}
          data={orders.map((one) => ({ value: one.id, label: one.label }))}
          value={order}
          allowDeselect={false}
          onChange={setPicked}
        />
        <Button variant="default" onClick={() => setWanted(order)} disabled={!order || wanted === order}>
          <Trans>Compare the trees</Trans>
        </Button>
      </div>
      {wanted && <Compared key={wanted} order={wanted} drafts={drafts} />}
    </section>
  );
}

function Compared({ order, drafts }: { order: string; drafts: TreesProps["drafts"] }) {
  const { t } = useLingui();
  const variables = useMemo(() => ({ input: { order }, after: { drafts: [...drafts] }, first: most }), [order, drafts]);
  const [query, execute] = useQuery({ query: CompareDecompositions, variables, requestPolicy: "network-only" });
  return (
    <QueryState query={query} retry={() => execute({ requestPolicy: "network-only" })}>
      {({ compareDecompositions: { before, after, diff } }) => (
        <>
          <FindingList findings={[...before.findings, ...after.findings]} />
          {diff && (
            <>
              <p role="status">
                <DiffSums diff={diff} />
              </p>
              <TreeView rows={comparedRows(diff)} label={t`Trees compared`} total={diff.total} />
            </>
          )}
        </>
      )}
    </QueryState>
  );
}
