/** What one needs to know to do a task: the order, the place, the data that came along, and what went wrong before. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { OwnValue } from "~/components/OwnValue";
import { When } from "~/components/When";
import { detailsOf } from "~/features/tasks/details";
import type { Task } from "~/features/tasks/queries";
import classes from "~/components/queue/work.module.css";
import type { CustomFieldNoun } from "~/graphql/graphql";
import { isEmpty, useCustomFields } from "~/lib/customFields";

function Fact(props: { label: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </>
  );
}

/** What the account, the order and the line have filled in in custom fields. */
function OwnFacts({ noun, values }: { noun: CustomFieldNoun; values: unknown }) {
  const own = values as Record<string, unknown>;
  const fields = useCustomFields(noun).filter(({ key }) => !isEmpty(own[key]));
  return fields.map((field) => (
    <Fact key={field.key} label={field.label.text}>
      <OwnValue field={field} value={own[field.key]} />
    </Fact>
  ));
}

const asText = (value: unknown) => (typeof value === "object" ? JSON.stringify(value) : String(value));

export function TaskFacts({ task }: { task: Task }) {
  const { t } = useLingui();
  const site = task.line?.site;
  const { address, window: appointment, skill } = detailsOf(task.details);
  const input = Object.entries((task.input ?? {}) as Record<string, unknown>).filter(([, value]) => value !== null);
  return (
    <section aria-label={t`About this task`}>
      <h2>
        <Trans>About this task</Trans>
      </h2>
      <dl className={classes.facts}>
        <Fact label={<Trans>Order</Trans>}>
          <Link to={`/orders/${task.order.number}` as string}>{task.order.number}</Link> · {task.order.account.name}
        </Fact>
        {task.line && (
          <Fact label={<Trans>Line</Trans>}>
            {task.line.number} · {task.line.name.text}
          </Fact>
        )}
        {task.domainOrder && (
          <Fact label={<Trans>Part of</Trans>}>
            <Link to={`/domain-orders/${task.domainOrder.number}` as string}>{task.domainOrder.number}</Link> · {task.domainOrder.specification.name.text}
          </Fact>
        )}
        {site && (
          <Fact label={<Trans>Place</Trans>}>
            {site.name}, {site.street}, {site.city}, {site.country}
          </Fact>
        )}
        {address && <Fact label={<Trans>Address</Trans>}>{address}</Fact>}
        {appointment && (
          <Fact label={<Trans>Appointment</Trans>}>
            <When at={appointment.from} exact /> – <When at={appointment.to} exact />
          </Fact>
        )}
        {skill && <Fact label={<Trans>Skill</Trans>}>{skill}</Fact>}
        <Fact label={<Trans>Group</Trans>}>{task.group?.name.text ?? "–"}</Fact>
        <Fact label={<Trans>Taken by</Trans>}>{task.assignee?.name ?? <Trans>nobody yet</Trans>}</Fact>
        <Fact label={<Trans>Planned for</Trans>}>
          <When at={task.plannedEnd} exact />
        </Fact>
        {task.closedAt && (
          <Fact label={<Trans>Closed</Trans>}>
            <When at={task.closedAt} exact />
          </Fact>
        )}
        {task.error && (
          <Fact label={<Trans>Last error</Trans>}>
            {task.error} <Trans>(attempt {task.attempts})</Trans>
          </Fact>
        )}
        {task.fallout && (
          <Fact label={<Trans>Fallout</Trans>}>
            <Link to={`/fallout/${task.fallout.number}` as string}>{task.fallout.number}</Link> · {task.fallout.cause}
          </Fact>
        )}
        <OwnFacts noun="ACCOUNT" values={task.order.account.custom} />
        <OwnFacts noun="ORDER" values={task.order.custom} />
        {task.line && <OwnFacts noun="LINE" values={task.line.custom} />}
        {input.map(([name, value]) => (
          <Fact key={name} label={name}>
            {asText(value)}
          </Fact>
        ))}
      </dl>
    </section>
  );
}
