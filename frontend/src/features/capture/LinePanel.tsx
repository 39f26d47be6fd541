/** One product of the order: how many, where, how configured, with which parts. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, NumberInput, Select, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconTrash } from "@tabler/icons-react";
import { useQuery } from "urql";
import { BundleParts } from "~/components/BundleParts";
import { Characteristics } from "~/components/Characteristics";
import { QueryState } from "~/components/states";
import classes from "~/features/capture/Capture.module.css";
import { LineFields } from "~/features/capture/OwnFields";
import { SiteDialog } from "~/features/capture/SiteDialog";
import { answer, changeLine, type DraftLine, placeLine, removeLine } from "~/lib/draft";
import { type CatalogOffering, OfferingToConfigure } from "~/lib/offerings";
import { messageAt, type Problem, problemsAt } from "~/lib/problems";
import { useCan } from "~/lib/session";

interface Site {
  id: string;
  name: string;
  street: string;
  city: string;
}

interface LinePanelProps {
  line: DraftLine;
  lines: DraftLine[];
  sites: readonly Site[];
  accountId: string;
  onLines: (lines: DraftLine[]) => void;
  problems: readonly Problem[];
}

export function LinePanel(props: LinePanelProps) {
  const [query, again] = useQuery({ query: OfferingToConfigure, variables: { key: props.line.offering } });
  return (
    <div className={classes.line} data-faulty={ownProblems(props).length > 0 || undefined}>
      <QueryState query={query} retry={() => again({ requestPolicy: "network-only" })}>
        {({ offering }) => (offering ? <LineForm {...props} offering={offering} /> : <GoneOffering {...props} />)}
      </QueryState>
    </div>
  );
}

const indexOf = ({ lines, line }: LinePanelProps) => String(lines.indexOf(line));
const ownProblems = (props: LinePanelProps) => problemsAt(props.problems, "lines", indexOf(props), "offering");

function GoneOffering({ line, lines, onLines }: LinePanelProps) {
  return (
    <div className={classes.lineHead}>
      <p className={classes.fault}>
        <Trans>“{line.offering}” is no longer sold.</Trans>
      </p>
      <Button variant="default" onClick={() => onLines(removeLine(lines, line.number))}>
        <Trans>Remove</Trans>
      </Button>
    </div>
  );
}

function LineForm(props: LinePanelProps & { offering: CatalogOffering }) {
  const { t } = useLingui();
  const { line, lines, onLines, problems, offering } = props;
  const index = indexOf(props);
  const name = offering.name.text;
  return (
    <section aria-label={name}>
      <div className={classes.lineHead}>
        <h3 className={classes.lineName}>{name}</h3>
        <Tooltip label={t`Remove ${name}`}>
          <ActionIcon aria-label={t`Remove ${name}`} onClick={() => onLines(removeLine(lines, line.number))}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
      {ownProblems(props).map((problem) => (
        <p key={problem.message} className={classes.fault} role="alert">
          {problem.message}
        </p>
      ))}
      <div className={classes.lineFields}>
        <NumberInput
          label={<Trans>Quantity</Trans>}
          value={line.quantity}
          min={1}
          clampBehavior="none"
          error={messageAt(problems, "lines", index, "quantity")}
          onChange={(quantity) => onLines(changeLine(lines, line.number, { quantity: String(quantity) }))}
        />
        <SiteField {...props} />
      </div>
      <Characteristics
        offering={offering}
        values={line.characteristics}
        onAnswer={(key, value) => onLines(answer(lines, line.number, key, value))}
        errorOf={(key) => messageAt(problems, "lines", index, "characteristics", key)}
      />
      <LineFields
        label={t`Custom fields of ${name}`}
        values={line.custom}
        onChange={(custom) => onLines(changeLine(lines, line.number, { custom }))}
        problems={problems}
        index={index}
      />
      <div className={classes.parts}>
        <BundleParts line={line} offering={offering} lines={lines} onLines={onLines} problems={problems} sites={props.sites} />
      </div>
    </section>
  );
}

/** A bundle's site is asked once, for all its parts. */
const needsSite = (offering: CatalogOffering): boolean =>
  offering.needsSite || (offering.children ?? []).some((child) => needsSite(child.offering));

function SiteField(props: LinePanelProps & { offering: CatalogOffering }) {
  const { t } = useLingui();
  const { line, lines, sites, onLines, problems, offering } = props;
  const mayAdd = useCan("account.write");
  const [adding, dialog] = useDisclosure(false);
  if (!needsSite(offering) && sites.length === 0) return null;
  const place = (siteId: string | null) => onLines(placeLine(lines, line.number, siteId));
  const family = lines.filter((one) => one.number === line.number || one.number.startsWith(`${line.number}.`));
  const error = family.map((one) => messageAt(problems, "lines", String(lines.indexOf(one)), "site_id")).find(Boolean);
  return (
    <>
      <Select
        label={<Trans>Site</Trans>}
        placeholder={t`Choose a site`}
        searchable
        clearable
        clearButtonProps={{ "aria-label": t`No site` }}
        withAsterisk={needsSite(offering)}
        data={sites.map((site) => ({ value: site.id, label: `${site.name}, ${site.street}, ${site.city}` }))}
        value={line.siteId}
        error={error}
        nothingFoundMessage={t`No such site`}
        onChange={place}
      />
      {mayAdd && (
        <Button variant="default" className={classes.beside} onClick={dialog.open}>
          <Trans>New site</Trans>
        </Button>
      )}
      {adding && <SiteDialog accountId={props.accountId} known={sites} onClose={dialog.close} onAdded={place} />}
    </>
  );
}
