/** The parts of the question whether a draft may come into force. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, UnstyledButton } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconChevronDown, IconChevronRight, IconFlask, IconLoader } from "@tabler/icons-react";
import { type ReactNode, useId, useState } from "react";
import type { Change } from "~/components/definitions/changes";
import { ChangeList } from "~/components/definitions/ChangeList";
import { ChangeSummary } from "~/components/definitions/ChangeSummary";
import classes from "~/components/definitions/definitions.module.css";
import type { Usage } from "~/components/definitions/documents";
import { UsageList } from "~/components/definitions/UsageList";

/** A finding that bars publishing. */
export interface Barrier {
  place: string;
  message: string;
  onGo: (() => void) | null;
}

export interface TestsState {
  status: "running" | "done" | "unknown";
  results: readonly { id: string; name: string; passed: boolean; why: string; onGo: (() => void) | null }[];
}

export function BarredBy({ barriers }: { barriers: readonly Barrier[] }) {
  const { t } = useLingui();
  if (barriers.length === 0) return null;
  return (
    <section className={classes.part} aria-label={t`What keeps it from being published`}>
      <h3 className={classes.title} data-tone="bad">
        <IconAlertTriangle size={15} aria-hidden />
        <Plural value={barriers.length} one="# error keeps it from being published" other="# errors keep it from being published" />
      </h3>
      <ul className={classes.barriers}>
        {barriers.map(({ place, message, onGo }, index) => (
          <li key={index}>
            <span>
              {place && <strong>{place}: </strong>}
              {message}
            </span>
            {onGo && (
              <Button size="compact-xs" variant="default" onClick={onGo}>
                <Trans>Go there</Trans>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function TestsPart({ tests }: { tests: TestsState }) {
  const { t } = useLingui();
  const failing = tests.results.filter((result) => !result.passed);
  if (tests.status === "unknown") return null;
  const { length } = tests.results;
  return (
    <section className={classes.part} aria-label={t`Test cases`}>
      <h3 className={classes.title} data-tone={failing.length > 0 ? "bad" : undefined}>
        {tests.status === "running" ? <IconLoader size={15} aria-hidden /> : failing.length > 0 ? <IconAlertTriangle size={15} aria-hidden /> : length > 0 ? <IconCheck size={15} aria-hidden /> : <IconFlask size={15} aria-hidden />}
        <span role="status">
          {tests.status === "running" ? (
            <Trans>The test cases are running…</Trans>
          ) : length === 0 ? (
            <Trans>There are no test cases yet</Trans>
          ) : failing.length === 0 ? (
            <Plural value={length} one="The test case passes" other="All # test cases pass" />
          ) : (
            <Plural value={failing.length} one="# test case fails" other="# test cases fail" />
          )}
        </span>
      </h3>
      {failing.length > 0 && (
        <ul className={classes.barriers}>
          {failing.map(({ id, name, why, onGo }) => (
            <li key={id}>
              <span>
                <strong>{name}</strong> {why}
              </span>
              {onGo && (
                <Button size="compact-xs" variant="default" onClick={onGo}>
                  <Trans>Show it</Trans>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface ChangesPartProps {
  changes: readonly Change[];
  fieldLabel: (change: Change, path: string) => string;
  inForce: number | null;
}

export function ChangesPart({ changes, fieldLabel, inForce }: ChangesPartProps) {
  return (
    <Foldable
      title={inForce === null ? <Trans>The first version</Trans> : <Trans>What changes since version {inForce}</Trans>}
      always={<ChangeSummary changes={changes} />}
    >
      {changes.length > 0 ? <ChangeList changes={changes} fieldLabel={fieldLabel} /> : null}
    </Foldable>
  );
}

interface UsagePartProps {
  usage: readonly Usage[] | null;
  flow: string;
  inForce: number | null;
}

export function UsagePart({ usage, flow, inForce }: UsagePartProps) {
  if (!usage) return null;
  const running = usage.filter(({ kind }) => kind === "run" || kind === "order").reduce((sum, { count }) => sum + count, 0);
  const total = usage.reduce((sum, { count }) => sum + count, 0);
  return (
    <Foldable
      title={<Plural value={total} _0="Nothing uses it yet" one="Used in # place" other="Used in # places" />}
      always={
        running > 0 && inForce !== null ? (
          <p className={classes.flat}>
            <Plural
              value={running}
              one="# run or order is under way with it and keeps the version that it started with, until it is migrated."
              other="# runs and orders are under way with it and keep the version that they started with, until they are migrated."
            />
          </p>
        ) : null
      }
    >
      {usage.length > 0 ? <UsageList usage={usage} flow={flow} /> : null}
    </Foldable>
  );
}

/** A heading that opens what is long. */
function Foldable({ title, always, children }: { title: ReactNode; always: ReactNode; children: ReactNode }) {
  const [opened, setOpened] = useState(false);
  const id = useId();
  return (
    <section className={classes.part}>
      <h3 className={classes.title}>
        {children ? (
          <UnstyledButton className={classes.fold} aria-expanded={opened} aria-controls={id} onClick={() => setOpened(!opened)}>
            {opened ? <IconChevronDown size={15} aria-hidden /> : <IconChevronRight size={15} aria-hidden />}
            {title}
          </UnstyledButton>
        ) : (
          title
        )}
      </h3>
      {always}
      <div id={id} hidden={!opened} className={classes.folded}>
        {opened && children}
      </div>
    </section>
  );
}
