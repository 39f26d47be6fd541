/** A service order written by hand: for whom, which services, with which values. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Input, Stack, Textarea, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { AccountFilter } from "~/components/filters/AccountFilter";
import { PageHeader } from "~/components/PageHeader";
import { ProblemList } from "~/components/ProblemList";
import { EmptyState, FailedState, LoadingState } from "~/components/states";
import { ServiceLineCard } from "~/features/serviceOrders/ServiceLineCard";
import classes from "~/features/serviceOrders/serviceOrders.module.css";
import { blankLine, type Header, type ServiceLine, useSend, useServices, useSites } from "~/features/serviceOrders/useServiceOrder";
import { useCan } from "~/lib/session";

export function NewServiceOrderScreen() {
  const { t } = useLingui();
  const { services, error, again } = useServices();
  const mayCapture = useCan("order.capture");
  return (
    <>
      <PageHeader title={t`New service order`} />
      {!mayCapture ? (
        <EmptyState title={<Trans>You may not capture orders</Trans>} />
      ) : error ? (
        <FailedState error={error} retry={again} />
      ) : !services ? (
        <LoadingState rows={6} />
      ) : services.length === 0 ? (
        <EmptyState title={<Trans>The catalog has no services</Trans>}>
          <Trans>Services are specifications of the catalog.</Trans>
        </EmptyState>
      ) : (
        <Form services={services} />
      )}
    </>
  );
}

function Form({ services }: { services: NonNullable<ReturnType<typeof useServices>["services"]> }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [accountId, setAccountId] = useState<string>();
  const [header, setHeader] = useState<Header>({ externalId: "", description: "", requestedCompletion: null });
  const [lines, setLines] = useState<readonly ServiceLine[]>([blankLine(1)]);
  const [next, setNext] = useState(2);
  const sites = useSites(accountId);
  const { send, problems, sending } = useSend();
  const ready = accountId !== undefined && lines.length > 0 && lines.every(({ specification }) => specification !== null);
  const elsewhere = problems.filter(({ path }) => path[0] !== "lines" || path.length < 3);

  const set = (header_: Partial<Header>) => setHeader((old) => ({ ...old, ...header_ }));
  const choose = (account: string | undefined) => {
    setAccountId(account);
    setLines((old) => old.map((line) => ({ ...line, siteId: null })));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!accountId) return;
    const number = await send(accountId, header, lines);
    if (number) void navigate({ to: `/orders/${number}` as string });
  };

  return (
    <form className={classes.page} onSubmit={(event) => void submit(event)}>
      <ProblemList problems={elsewhere} />
      <section className={classes.section} aria-label={t`For whom`}>
        <h2 className={classes.heading}>
          <Trans>For whom</Trans>
        </h2>
        <div className={classes.grid}>
          <Input.Wrapper label={t`Account`} labelElement="div" required>
            <AccountFilter value={accountId} onChange={choose} width="100%" />
          </Input.Wrapper>
          <TextInput
            label={t`External id`}
            value={header.externalId}
            onChange={(event) => set({ externalId: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t`Wanted by`}
            value={header.requestedCompletion ?? ""}
            onChange={(event) => set({ requestedCompletion: event.currentTarget.value || null })}
          />
        </div>
        <Textarea
          mt="sm"
          label={t`Description`}
          autosize
          minRows={2}
          value={header.description}
          onChange={(event) => set({ description: event.currentTarget.value })}
        />
      </section>
      <section className={classes.section} aria-label={t`Services`}>
        <h2 className={classes.heading}>
          <Trans>Services</Trans>
        </h2>
        <Stack gap="sm">
          {lines.map((line, place) => (
            <ServiceLineCard
              key={line.id}
              line={line}
              place={place}
              services={services}
              sites={sites}
              problems={problems}
              onChange={(changed) => setLines((old) => old.map((one) => (one.id === line.id ? changed : one)))}
              {...(lines.length > 1 ? { onRemove: () => setLines((old) => old.filter(({ id }) => id !== line.id)) } : {})}
            />
          ))}
        </Stack>
        <Button
          mt="sm"
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => {
            setLines((old) => [...old, blankLine(next)]);
            setNext(next + 1);
          }}
        >
          <Trans>Add a service</Trans>
        </Button>
      </section>
      <Group>
        <Button type="submit" loading={sending} disabled={!ready}>
          <Trans>Submit</Trans>
        </Button>
        <Button component={Link} to="/service-orders" variant="default">
          <Trans>Cancel</Trans>
        </Button>
      </Group>
    </form>
  );
}
