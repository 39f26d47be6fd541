/** One node beside the picture: what it is, what it waits for, what waits for it, and what can be done about it here. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Group, Stack } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useQuery } from "urql";
import { StateBadge } from "~/components/StateBadge";
import { When } from "~/components/When";
import { DeferralPart } from "~/features/record/graph/panel/DeferralPart";
import classes from "~/features/record/graph/panel/panel.module.css";
import { PlanDomainOrder } from "~/features/record/graph/panel/queries";
import { TaskPart } from "~/features/record/graph/panel/TaskPart";
import { useKindWords } from "~/features/record/graph/panel/words";
import { blockers, waiters } from "~/features/record/graph/picture/holds";
import { childrenOf, laneOf, type Model, type Sum } from "~/features/record/graph/picture/model";
import { isLate, type PlanNode } from "~/features/record/graph/picture/types";
import { Values } from "~/features/record/Values";

interface NodePanelProps {
  model: Model;
  node: PlanNode;
  sum: Sum | undefined;
  folded: boolean;
  now: number;
  onFold: () => void;
  onGo: (id: string) => void;
  onClose: () => void;
  refresh: () => void;
}

const iso = (at: number): string => new Date(at).toISOString();

export function NodePanel(props: NodePanelProps) {
  const { model, node, sum, folded, now, refresh } = props;
  const { t } = useLingui();
  const kinds = useKindWords();
  const fault = model.faults.get(node.id);
  const changed = `${node.state}:${node.blockedBy ?? 0}:${node.person ?? ""}`;
  const holds = childrenOf(model, node.id).length + laneOf(model, node.id).length > 0;
  return (
    <aside className={classes.panel} aria-label={node.label}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <h2>{node.label}</h2>
          <span className={classes.dim}>{[kinds[node.kind], node.number].filter(Boolean).join(" · ")}</span>
        </div>
        <ActionIcon variant="subtle" color="gray" aria-label={t`Close`} onClick={props.onClose}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </Group>
      <Stack gap="sm" mt="xs">
        {node.state && (
          <div>
            <StateBadge state={node.state} />
          </div>
        )}
        <dl className={classes.facts}>
          {sum && sum.total > 0 && <Fact name={t`Inside`}>{t`${sum.open} of ${sum.total} open`}</Fact>}
          {node.plannedStart && <Fact name={t`Planned from`}><When at={iso(node.plannedStart)} exact /></Fact>}
          {node.plannedEnd && (
            <Fact name={isLate(node, now) ? t`Late since` : t`Planned until`}><When at={iso(node.plannedEnd)} exact /></Fact>
          )}
          {node.openedAt && <Fact name={t`Opened`}><When at={iso(node.openedAt)} exact /></Fact>}
          {node.wantedBy && <Fact name={t`Wanted by`}><When at={iso(node.wantedBy)} exact /></Fact>}
          {node.person && <Fact name={t`With`}>{node.person}</Fact>}
          {node.group && <Fact name={t`Group`}>{node.group}</Fact>}
          {node.pointOfNoReturn && <Fact name={t`Point of no return`}>{t`Passed: it can't be canceled any more`}</Fact>}
          {node.needsAttention && <Fact name={t`Attention`}>{t`Somebody has to decide about it`}</Fact>}
          {node.expiresAt && <Fact name={t`Left out at`}>{node.expiresAt}</Fact>}
          {fault && <Fact name={t`Fallout ${fault.number}`}>{fault.cause}</Fact>}
        </dl>
        {node.kind === "TASK" && <TaskPart id={node.id} changed={changed} refresh={refresh} />}
        {node.kind === "DEFERRAL" && <DeferralPart id={node.id} changed={changed} refresh={refresh} />}
        {(node.kind === "DOMAIN_ORDER" || node.kind === "LINE") && <ValuesPart id={node.id} changed={changed} />}
        <Near title={t`Waits for`} nodes={blockers(model, node.id)} onGo={props.onGo} />
        <Near title={t`Holds up`} nodes={waiters(model, node.id)} onGo={props.onGo} />
        {holds && (
          <div>
            <Button size="xs" variant="default" onClick={props.onFold}>
              {folded ? <Trans>Unfold</Trans> : <Trans>Fold</Trans>}
            </Button>
          </div>
        )}
      </Stack>
    </aside>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function ValuesPart({ id }: { id: string; changed: string }) {
  const [{ data }] = useQuery({ query: PlanDomainOrder, variables: { id }, requestPolicy: "cache-and-network" });
  const node = data?.node;
  return node && "characteristics" in node && node.characteristics.length > 0 ? <Values values={node.characteristics} /> : null;
}

const most = 12;

function Near({ title, nodes, onGo }: { title: string; nodes: readonly PlanNode[]; onGo: (id: string) => void }) {
  if (nodes.length === 0) return null;
  const left = nodes.length - most;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul className={classes.near}>
        {nodes.slice(0, most).map((node) => (
          <li key={node.id}>
            <button type="button" onClick={() => onGo(node.id)}>
              {node.label}
              {node.number && <span className={classes.dim}> {node.number}</span>}
            </button>
            <StateBadge state={node.state} />
          </li>
        ))}
      </ul>
      {left > 0 && <span className={classes.dim}><Trans>and {left} more</Trans></span>}
    </section>
  );
}
