/** One node beside the picture: what it is, what it waits for, what waits for it, and what can be done about it here. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Group, Stack } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { DueMark } from "~/components/DueMark";
import { StateBadge } from "~/components/StateBadge";
import { TaskHere } from "~/components/tasks/TaskHere";
import { When } from "~/components/When";
import { WhyButton } from "~/components/why/WhyButton";
import { DeferralPart } from "~/features/record/graph/panel/DeferralPart";
import { DomainOrderPart, LinePart } from "~/features/record/graph/panel/DomainOrderPart";
import classes from "~/features/record/graph/panel/panel.module.css";
import { WhyPart } from "~/features/record/graph/panel/WhyPart";
import { useKindWords } from "~/features/record/graph/panel/words";
import { blockers, waiters } from "~/features/record/graph/picture/holds";
import { childrenOf, laneOf, type Model, type Sum, wayTo } from "~/features/record/graph/picture/model";
import { isGroup, isSettled, type PlanNode } from "~/features/record/graph/picture/types";

interface NodePanelProps {
  model: Model;
  node: PlanNode;
  sum: Sum | undefined;
  folded: boolean;
  onFold: () => void;
  onGo: (id: string) => void;
  onClose: () => void;
  refresh: () => void;
}

const iso = (at: number): string => new Date(at).toISOString();

export function NodePanel(props: NodePanelProps) {
  const { model, node, sum, folded, refresh } = props;
  const { t } = useLingui();
  const kinds = useKindWords();
  const fault = model.faults.get(node.id);
  const end = isGroup(node) ? sum?.last : node.plannedEnd;
  const changed = `${node.state}:${node.blockedBy ?? 0}:${node.person ?? ""}`;
  const holds = childrenOf(model, node.id).length + laneOf(model, node.id).length > 0;
  return (
    <aside className={classes.panel} aria-label={node.label}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <h2>{node.label}</h2>
          <span className={classes.dim}>{[kinds[node.kind], node.number].filter(Boolean).join(" · ")}</span>
          <Way model={model} id={node.id} onGo={props.onGo} />
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
          {end && (
            <Fact name={isSettled(node) ? t`Planned until` : t`Due`}>
              <When at={iso(end)} exact /> {!isSettled(node) && <DueMark dueAt={iso(end)} />}
            </Fact>
          )}
          {node.openedAt && <Fact name={t`Opened`}><When at={iso(node.openedAt)} exact /></Fact>}
          {node.wantedBy && <Fact name={t`Wanted by`}><When at={iso(node.wantedBy)} exact /></Fact>}
          {node.person && <Fact name={t`With`}>{node.person}</Fact>}
          {node.group && <Fact name={t`Group`}>{node.group}</Fact>}
          {node.pointOfNoReturn && <Fact name={t`Point of no return`}>{t`Passed: it can't be canceled any more`}</Fact>}
          {node.waitsFor && node.state === "WAITING" && <Fact name={t`Waits for`}>{node.waitsFor.join(", ")}</Fact>}
          {node.expiresAt && <Fact name={t`Left out at`}>{node.expiresAt}</Fact>}
          {fault && (
            <Fact name={t`Fallout ${fault.number}`}>
              <Link to={`/fallout/${fault.number}` as string}>{fault.cause}</Link>
            </Fact>
          )}
        </dl>
        {node.kind === "TASK" && <TaskHere id={node.id} changed={changed} refresh={refresh} />}
        {node.kind === "DEFERRAL" && <DeferralPart id={node.id} changed={changed} refresh={refresh} />}
        {node.kind === "DOMAIN_ORDER" && <DomainOrderPart id={node.id} changed={changed} refresh={refresh} />}
        {node.kind === "LINE" && <LinePart id={node.id} changed={changed} />}
        <Why node={node} orderId={model.root} changed={changed} />
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

/** Where it lies: the site, the line, the domain orders above it. */
function Way({ model, id, onGo }: { model: Model; id: string; onGo: (id: string) => void }) {
  const { t } = useLingui();
  const above = wayTo(model, id).flatMap((one) => model.nodes.get(one) ?? []).filter((one) => one.kind !== "ORDER");
  if (above.length === 0) return null;
  return (
    <nav aria-label={t`Lies in`} className={classes.way}>
      {above.map((one) => (
        <button key={one.id} type="button" onClick={() => onGo(one.id)}>
          {one.label}
          {one.number && ` ${one.number}`}
        </button>
      ))}
    </nav>
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

/** Of a deferral, its domain order says why it waits. */
function Why({ node, orderId, changed }: { node: PlanNode; orderId: string; changed: string }) {
  const label = [node.number, node.label].filter(Boolean).join(" · ");
  if (node.kind === "DOMAIN_ORDER") return <WhyPart orderId={orderId} domainOrderId={node.id} label={label} changed={changed} />;
  if (node.kind === "LINE") return <WhyPart orderId={orderId} lineId={node.id} label={label} changed={changed} />;
  if (node.kind !== "DEFERRAL" || !node.above) return null;
  return (
    <div>
      <WhyButton orderId={orderId} domainOrderId={node.above} label={label} />
    </div>
  );
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
