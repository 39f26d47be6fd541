/** Why a domain order, what stands for a line, or all of an order is there; opens what it names, and leads back. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useState } from "react";
import { useQuery } from "urql";
import { EmptyState, QueryState } from "~/components/states";
import { When } from "~/components/When";
import { Faults } from "~/components/why/Faults";
import { ExplainDecomposition } from "~/components/why/queries";
import classes from "~/components/why/why.module.css";
import { WhySubject } from "~/components/why/WhySubject";

export interface WhyProps {
  orderId: string;
  domainOrderId?: string | undefined;
  lineId?: string | undefined;
}

const pageSize = 10;

export function WhyPanel({ orderId, domainOrderId, lineId }: WhyProps) {
  const { t } = useLingui();
  const [trail, setTrail] = useState<readonly string[]>([]);
  const [page, setPage] = useState(0);
  const open = (id: string) => setTrail([...trail, id]);
  const opened = trail.at(-1) ?? domainOrderId ?? null;
  const variables = { order: orderId, domainOrder: opened, line: opened ? null : (lineId ?? null), page: opened ? 0 : page };
  const [query, execute] = useQuery({ query: ExplainDecomposition, variables, requestPolicy: "cache-and-network" });
  return (
    <>
      {trail.length > 0 && (
        <Button variant="subtle" size="compact-sm" mb="xs" leftSection={<IconArrowLeft size={14} aria-hidden />} onClick={() => setTrail(trail.slice(0, -1))}>
          <Trans>Back</Trans>
        </Button>
      )}
      <QueryState query={query} retry={() => execute({ requestPolicy: "network-only" })}>
        {({ explainDecomposition: found }) =>
          found && found.subjects.length > 0 ? (
            <>
              <p className={classes.dim}>
                <Trans>Decomposed with release {found.release ?? 0} of the catalog</Trans>
                {found.decomposedAt && (
                  <>
                    {" "}
                    · <When at={found.decomposedAt} exact />
                  </>
                )}
              </p>
              <Faults faults={found.faults} onOpen={open} />
              {found.subjects.map((one) => (
                <WhySubject key={one.domainOrder.id} subject={one} onOpen={open} />
              ))}
              {found.total > pageSize && (
                <Group mt="md" gap="xs" role="group" aria-label={t`Pages`}>
                  <Button variant="default" size="xs" disabled={page === 0} onClick={() => setPage(page - 1)}>
                    <Trans>Before</Trans>
                  </Button>
                  <span className={classes.dim}>
                    {page * pageSize + 1}–{Math.min((page + 1) * pageSize, found.total)} / {found.total}
                  </span>
                  <Button variant="default" size="xs" disabled={(page + 1) * pageSize >= found.total} onClick={() => setPage(page + 1)}>
                    <Trans>Next</Trans>
                  </Button>
                </Group>
              )}
            </>
          ) : found && found.faults.length > 0 ? (
            <Faults faults={found.faults} onOpen={open} />
          ) : (
            <EmptyState title={<Trans>Nothing was made of it yet</Trans>}>
              <Trans>It is decomposed when the order is approved; a line that could not be decomposed stands in fallout.</Trans>
            </EmptyState>
          )
        }
      </QueryState>
    </>
  );
}
