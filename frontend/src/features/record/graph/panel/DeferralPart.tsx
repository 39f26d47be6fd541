/** A deferral in the panel: what it waits for, as a form where one may answer; and giving it up with a reason. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useQuery } from "urql";
import { ProblemList } from "~/components/ProblemList";
import { ReasonDialog } from "~/components/ReasonDialog";
import { QueryState } from "~/components/states";
import { useVerb } from "~/components/useVerb";
import { ValueField } from "~/components/ValueField";
import { type Deferral, PlanAnswer, PlanDeferral, PlanDrop } from "~/features/record/graph/panel/queries";
import { messageAt } from "~/lib/problems";

export function DeferralPart({ id, changed, refresh }: { id: string; changed: string; refresh: () => void }) {
  const [query, again] = useQuery({ query: PlanDeferral, variables: { id }, requestPolicy: "cache-and-network" });
  return (
    <QueryState query={query} retry={() => again({ requestPolicy: "network-only" })}>
      {({ node }) => {
        const deferral = node as Deferral | null;
        return deferral?.asks ? <Shown key={`${deferral.id}:${changed}`} deferral={deferral} refresh={refresh} /> : null;
      }}
    </QueryState>
  );
}

const filled = (value: unknown): boolean => value !== null && value !== undefined && value !== "";

function Shown({ deferral, refresh }: { deferral: Deferral; refresh: () => void }) {
  const { t } = useLingui();
  const { send, busy, problems } = useVerb(refresh);
  const [values, setValues] = useState<Record<string, unknown>>({});
  const [dropping, setDropping] = useState(false);
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => filled(value)));
  const answer = () => void send(PlanAnswer, { input: { deferralId: deferral.id, values: given } }, t`The answer is on its way through the order`);
  return (
    <Stack gap="xs">
      {deferral.reason && <Text size="sm">{deferral.reason}</Text>}
      {deferral.state === "FIRED" && (
        <Text size="sm">
          <Trans>The value came, and the branch with it.</Trans>
        </Text>
      )}
      {deferral.state === "EXCLUDED" && (
        <Text size="sm">
          <Trans>The value came, and by the rule this branch is not needed.</Trans>
        </Text>
      )}
      {deferral.state === "WAITING" && deferral.asks.length > 0 && !deferral.canAnswer && (
        <Text size="sm">
          <Trans>It is decided as soon as the missing value is known. A fulfillment agent may fill it in.</Trans>
        </Text>
      )}
      {deferral.canAnswer && deferral.asks.length > 0 && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            answer();
          }}
        >
          <Stack gap="xs">
            {deferral.asks.map(({ key, subject, characteristic }) => (
              <ValueField
                key={key}
                spec={{
                  ...characteristic, name: key, mandatory: false, help: characteristic.help?.text,
                  label: subject ? `${characteristic.label.text} · ${subject}` : characteristic.label.text,
                }}
                value={values[key]}
                error={messageAt(problems, "values", key)}
                onChange={(value) => setValues((old) => ({ ...old, [key]: value }))}
              />
            ))}
            <ProblemList problems={problems.filter((one) => one.path[0] !== "values" || one.path.length < 2)} />
            <Group gap="xs">
              <Button type="submit" size="xs" loading={busy} disabled={Object.keys(given).length === 0}>
                <Trans context="verb">Answer</Trans>
              </Button>
            </Group>
          </Stack>
        </form>
      )}
      {deferral.canDrop && (
        <div>
          <Button size="xs" variant="default" onClick={() => setDropping(true)}>
            <Trans>Drop this deferral</Trans>
          </Button>
        </div>
      )}
      {dropping && (
        <ReasonDialog
          title={t`Drop this deferral`}
          warning={t`What it could have brought is left out, and the order goes on without it. The reason stays with the order.`}
          action={t`Drop`}
          onClose={() => setDropping(false)}
          perform={async (reason) => {
            await send(PlanDrop, { input: { deferralId: deferral.id, reason } }, t`Dropped; the order goes on without it`);
          }}
        />
      )}
    </Stack>
  );
}
