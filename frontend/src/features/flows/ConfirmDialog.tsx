/** Before something goes out of use, or a draft is thrown away: what that means, and what uses it. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Stack } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useQuery } from "urql";
import { UsesOfDefinition } from "~/components/definitions/documents";
import { UsageList } from "~/components/definitions/UsageList";
import { ProblemList } from "~/components/ProblemList";
import { QueryState } from "~/components/states";
import classes from "~/features/flows/flows.module.css";
import type { DefinitionRow } from "~/features/flows/queries";
import { useVerbs, type Verb } from "~/features/flows/useVerbs";
import type { Problem } from "~/lib/problems";

interface ConfirmProps {
  verb: Verb;
  /** Only those that it can be done to. */
  rows: readonly DefinitionRow[];
  onClose: () => void;
  onDone: () => void;
}

export function ConfirmDialog({ verb, rows, onClose, onDone }: ConfirmProps) {
  const { t } = useLingui();
  const perform = useVerbs();
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<Problem[]>([]);
  const act = async () => {
    setBusy(true);
    const refused = await perform(verb, rows.map((row) => row.key));
    setBusy(false);
    setProblems(refused);
    onDone();
    if (refused.length === 0) onClose();
  };
  const [only] = rows;
  const names = rows.map((row) => row.name.text).join(", ");
  const titles: Record<Verb, string> = { retire: t`Retire ${names}?`, bringBack: t`Bring ${names} back?`, deleteDraft: t`Delete the draft of ${names}?` };
  const many: Record<Verb, ReactNode> = {
    retire: <Plural value={rows.length} one="Retire # definition?" other="Retire # definitions?" />,
    bringBack: <Plural value={rows.length} one="Bring # definition back?" other="Bring # definitions back?" />,
    deleteDraft: <Plural value={rows.length} one="Delete # draft?" other="Delete # drafts?" />,
  };
  const told: Record<Verb, ReactNode> = {
    retire: <Trans>Nothing can begin with it or be pointed at it any more. What runs goes on. It can be brought back.</Trans>,
    bringBack: <Trans>The version that was in force is in force again.</Trans>,
    deleteDraft: rows.some((row) => row.version === null) ? (
      <Trans>What was never published is gone for good, with its key. Of the others, the version in force stays.</Trans>
    ) : (
      <Trans>The version in force stays; what the draft changed is gone.</Trans>
    ),
  };
  const actions: Record<Verb, ReactNode> = { retire: <Trans>Retire</Trans>, bringBack: <Trans>Bring back</Trans>, deleteDraft: <Trans>Delete draft</Trans> };
  return (
    <Modal opened onClose={onClose} title={rows.length === 1 ? titles[verb] : many[verb]} closeButtonProps={{ "aria-label": t`Close` }}>
      <Stack>
        <ProblemList problems={problems} />
        <p className={classes.flat}>{told[verb]}</p>
        {verb !== "bringBack" && only && (rows.length === 1 ? <Uses row={only} /> : <Counts rows={rows} />)}
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button variant="default" style={verb === "bringBack" ? {} : { color: "var(--tone-bad-text)" }} loading={busy} onClick={() => void act()}>
            {actions[verb]}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Uses({ row }: { row: DefinitionRow }) {
  const { t } = useLingui();
  const [query] = useQuery({ query: UsesOfDefinition, variables: { key: row.key }, requestPolicy: "network-only" });
  return (
    <section aria-label={t`Where it is used`}>
      <h3 className={classes.groupTitle}>
        <Trans>Where it is used</Trans>
      </h3>
      <QueryState query={query}>{({ definitionUsage }) => <UsageList usage={definitionUsage ?? []} flow={row.key} />}</QueryState>
    </section>
  );
}

function Counts({ rows }: { rows: readonly DefinitionRow[] }) {
  return (
    <ul className={classes.counts}>
      {rows.map((row) => (
        <li key={row.key}>
          {row.name.text}{" "}
          <span className={classes.dim}>
            <Plural value={row.used} _0="nothing uses it" one="used # time" other="used # times" />
          </span>
        </li>
      ))}
    </ul>
  );
}
