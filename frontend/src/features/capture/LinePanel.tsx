/** One product of the order: how many, where, when, how configured, with which parts; rules answer while one chooses. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, NumberInput, Select, TextInput, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconTrash } from "@tabler/icons-react";
import { useCallback, useMemo, useState } from "react";
import { ConfiguredTree } from "~/components/configurator/ConfiguredTree";
import { Conflicts } from "~/components/configurator/Conflicts";
import { LineTools } from "~/components/configurator/LineTools";
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
/** So many lines are configured together, so that rules see the whole order; of more, each product by itself. */
const mostTogether = 60;
const indexOf = ({ lines, line }: LinePanelProps) => String(lines.indexOf(line));

export function LinePanel(props: LinePanelProps) {
  const { t } = useLingui();
  const { ask, line, lines, onLines, problems, sites, name } = props;
  const family = useMemo(() => familyOf(lines, line.number), [lines, line.number]);
  const asked = lines.length <= mostTogether ? lines : family;
  const [fresh, setFresh] = useState(none);
  const put = useCallback(
    (next: readonly DraftLine[]) => onLines(asked === lines ? inOrder(next) : withFamily(lines, line.number, inOrder(next))),
    [asked, lines, line.number, onLines],
  );
  const spread = useCallback(
    (next: readonly DraftLine[]) => {
      setFresh(none);
      if (next !== asked) put(next);
    },
    [asked, put],
  );
  const change = (next: readonly DraftLine[], added: readonly string[] = none) => {
    if (added.length > 0) setFresh((old) => [...old, ...added]);
    put(next);
  };
  const { configured, failed, again } = useConfiguration(ask, asked, fresh, spread);
  const own = new Set(family.map((one) => one.number));
  const alone = lines.filter((one) => one.parent === null && one.offering === line.offering).length === 1;
  const faults = problemsAt(problems, "lines", indexOf(props), "offering");
  return (
    <section aria-label={alone ? name : `${name}, ${line.number}`} className={classes.line} data-faulty={faults.length > 0 || undefined}>
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
          <Conflicts conflicts={configured.conflicts.filter((one) => own.has(one.line))} onWay={(way) => change(applyChanges(asked, way.changes))} />
          <ConfiguredTree number={line.number} configured={configured} lines={asked} sites={sites} onLines={change} strict={props.strict} />
          <LineTools line={line} name={name} lines={asked} configured={configured} sites={sites} onLines={change} />
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
