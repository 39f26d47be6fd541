/** A line or domain order in the panel: why somebody has to look at it, the way to its page, its values. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Stack } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { AttentionDialog } from "~/components/attention/AttentionDialog";
import { Reasons } from "~/components/attention/Reasons";
import { useAskedAgain } from "~/components/useAskedAgain";
import classes from "~/features/record/graph/panel/panel.module.css";
import { type PanelDomainOrder, PlanDomainOrder, PlanLine } from "~/features/record/graph/panel/queries";
import { Values } from "~/features/record/Values";
import { formatNumber } from "~/lib/format";

interface PartProps {
  id: string;
  changed: string;
  refresh: () => void;
}

export function DomainOrderPart({ id, changed, refresh }: PartProps) {
  const { t } = useLingui();
  const [{ data }, again] = useAskedAgain(PlanDomainOrder, { id }, changed);
  const domainOrder = data?.domainOrder;
  if (!domainOrder) return null;
  const settled = () => {
    again();
    refresh();
  };
  return (
    <Stack gap="xs">
      <Attention domainOrder={domainOrder} onSettled={settled} />
      <Group gap="xs">
        <Button size="xs" component={Link} to={`/domain-orders/${domainOrder.number}` as string} variant="default">
          <Trans>Open the domain order</Trans>
        </Button>
      </Group>
      {domainOrder.characteristics.length > 0 && <Values values={domainOrder.characteristics} />}
      {domainOrder.components.length > 0 && (
        <section aria-label={t`Parts`}>
          <h3>
            <Trans>Parts</Trans>
          </h3>
          <ul className={classes.near}>
            {domainOrder.components.map((one) => (
              <li key={one.specification.key}>
                {formatNumber(one.quantity)} × {one.specification.name.text}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Stack>
  );
}

export function LinePart({ id, changed }: Omit<PartProps, "refresh">) {
  const [{ data }] = useAskedAgain(PlanLine, { id }, changed);
  const line = data?.node;
  return line && "characteristics" in line && line.characteristics.length > 0 ? <Values values={line.characteristics} /> : null;
}

function Attention({ domainOrder, onSettled }: { domainOrder: PanelDomainOrder; onSettled: () => void }) {
  const [settling, setSettling] = useState(false);
  if (domainOrder.attention.length === 0) return null;
  return (
    <>
      <Reasons reasons={domainOrder.attention} />
      {domainOrder.actions.includes("settle_attention") && (
        <div>
          <Button size="xs" onClick={() => setSettling(true)}>
            <Trans>Settle</Trans>
          </Button>
        </div>
      )}
      {settling && (
        <AttentionDialog id={domainOrder.id} number={domainOrder.number} onClose={() => setSettling(false)} onSettled={onSettled} />
      )}
    </>
  );
}
