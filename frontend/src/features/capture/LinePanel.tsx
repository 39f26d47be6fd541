/** One product of the order: how many, where, when, how configured, with which parts; rules answer while one chooses. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, NumberInput, Select, TextInput, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconTrash } from "@tabler/icons-react";
import { useCallback, useMemo } from "react";
import { ConfiguredTree } from "~/components/configurator/ConfiguredTree";
import { Conflicts } from "~/components/configurator/Conflicts";
import { applyChanges, type Ask, type Configured } from "~/components/configurator/model";
import { useConfiguration } from "~/components/configurator/useConfiguration";
import { FailedState, LoadingState } from "~/components/states";
import classes from "~/features/capture/Capture.module.css";
import { LineFields } from "~/features/capture/OwnFields";
import { SiteDialog } from "~/features/capture/SiteDialog";
import { changeLine, type DraftLine, familyOf, inOrder, placeLine, removeLine, withFamily } from "~/lib/draft";
import { messageAt, type Problem, problemsAt } from "~/lib/problems";
import { useCan } from "~/lib/session";

export interface SiteOfAccount {
  id: string;
  name: string;
  street: string;
  city: string;
}

export interface LinePanelProps {
  ask: Ask;
  line: DraftLine;
  lines: DraftLine[];
  name: string;
  sites: readonly SiteOfAccount[];
  accountId: string;
  onLines: (lines: DraftLine[]) => void;
  problems: readonly Problem[];
  strict: boolean;
}

const none: readonly string[] = [];
const indexOf = ({ lines, line }: LinePanelProps) => String(lines.indexOf(line));

export function LinePanel(props: LinePanelProps) {
  const { t } = useLingui();
  const { ask, line, lines, onLines, problems, sites, name } = props;
  const family = useMemo(() => familyOf(lines, line.number), [lines, line.number]);
  const change = useCallback(
    (next: readonly DraftLine[]) => onLines(withFamily(lines, line.number, inOrder(next))),
    [lines, line.number, onLines],
  );
  const { configured, failed, again } = useConfiguration(ask, family, none, change);
  const faults = problemsAt(problems, "lines", indexOf(props), "offering");
  return (
    <section aria-label={name} className={classes.line} data-faulty={faults.length > 0 || undefined}>
      <div className={classes.lineHead}>
        <h3 className={classes.lineName}>{name}</h3>
        <Tooltip label={t`Remove ${name}`}>
          <ActionIcon aria-label={t`Remove ${name}`} onClick={() => onLines(removeLine(lines, line.number))}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
      {faults.map((problem) => (
        <p key={problem.message} className={classes.fault} role="alert">
          {problem.message}
        </p>
      ))}
      <LineBasics {...props} configured={configured} />
      {configured ? (
        <>
          <Conflicts conflicts={configured.conflicts} onWay={(way) => change(applyChanges(family, way.changes))} />
          <ConfiguredTree number={line.number} configured={configured} lines={family} sites={sites} onLines={change} strict={props.strict} />
        </>
      ) : failed ? (
        <FailedState retry={again} />
      ) : (
        <LoadingState rows={3} />
      )}
      <LineFields
        label={t`Custom fields of ${name}`}
        values={line.custom}
        onChange={(custom) => onLines(changeLine(lines, line.number, { custom }))}
        problems={problems}
        index={indexOf(props)}
      />
    </section>
  );
}

function LineBasics(props: LinePanelProps & { configured: Configured | null }) {
  const { t } = useLingui();
  const { line, lines, sites, onLines, problems, configured } = props;
  const index = indexOf(props);
  const mayAdd = useCan("account.write");
  const [adding, dialog] = useDisclosure(false);
  const needsSite = configured?.lines.some((one) => one.needsSite) ?? false;
  const place = (siteId: string | null) => onLines(placeLine(lines, line.number, siteId));
  const family = familyOf(lines, line.number);
  const error = family.map((one) => messageAt(problems, "lines", String(lines.indexOf(one)), "site_id")).find(Boolean);
  return (
    <div className={classes.lineFields}>
      <NumberInput
        label={<Trans>Quantity</Trans>}
        value={line.quantity}
        min={1}
        clampBehavior="none"
        error={messageAt(problems, "lines", index, "quantity")}
        onChange={(quantity) => onLines(changeLine(lines, line.number, { quantity: String(quantity) }))}
      />
      {(needsSite || sites.length > 0) && (
        <Select
          label={<Trans>Site</Trans>}
          placeholder={t`Choose a site`}
          searchable
          clearable
          clearButtonProps={{ "aria-label": t`No site` }}
          withAsterisk={needsSite}
          data={sites.map((site) => ({ value: site.id, label: `${site.name}, ${site.street}, ${site.city}` }))}
          value={line.siteId}
          error={error}
          nothingFoundMessage={t`No such site`}
          onChange={place}
        />
      )}
      <TextInput
        type="date"
        label={<Trans>Wanted by</Trans>}
        value={line.requestedCompletion?.slice(0, 10) ?? ""}
        error={messageAt(problems, "lines", index, "requested_completion")}
        onChange={(event) => onLines(changeLine(lines, line.number, { requestedCompletion: dayOf(event.currentTarget.value) }))}
      />
      {mayAdd && (
        <Button variant="default" className={classes.beside} onClick={dialog.open}>
          <Trans>New site</Trans>
        </Button>
      )}
      {adding && <SiteDialog accountId={props.accountId} known={sites} onClose={dialog.close} onAdded={place} />}
    </div>
  );
}

const dayOf = (day: string) => (day ? `${day}T00:00:00Z` : null);
