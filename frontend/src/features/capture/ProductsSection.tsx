/** What is ordered: few products as panels, many as rows that open one at a time; added one by one, or for many sites. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Drawer, Group } from "@mantine/core";
import { IconBuildings, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { Ask } from "~/components/configurator/model";
import classes from "~/features/capture/Capture.module.css";
import { CatalogPicker } from "~/features/capture/CatalogPicker";
import { LinePanel } from "~/features/capture/LinePanel";
import { LinesTable } from "~/features/capture/LinesTable";
import { SitesDialog } from "~/features/capture/SitesDialog";
import type { AccountAnswer } from "~/features/capture/useAccount";
import { useNames } from "~/features/capture/useNames";
import { useTakenOut } from "~/features/capture/useTakenOut";
import type { DraftLine } from "~/lib/draft";
import type { Problem } from "~/lib/problems";

interface ProductsSectionProps {
  ask: Ask;
  account: AccountAnswer;
  accountId: string;
  channel: string | undefined;
  lines: DraftLine[];
  problems: readonly Problem[];
  strict: boolean;
  picking: boolean;
  onPick: (picking: boolean) => void;
  onAdd: (key: string) => void;
  onLines: (lines: DraftLine[]) => void;
  save: () => Promise<{ id: string; version: number } | null>;
  onFilled: (version: number, replaced: readonly string[]) => Promise<void>;
}

/** More products than this are shown as rows. */
const mostPanels = 8;

export function ProductsSection(props: ProductsSectionProps) {
  const { t } = useLingui();
  const { lines, problems, account } = props;
  const onLines = useTakenOut(lines, props.onLines);
  const names = useNames();
  const [open, setOpen] = useState<string | null>(null);
  const [manySites, setManySites] = useState(false);
  const roots = lines.filter((line) => line.parent === null);
  const sites = account.data?.sites ?? [];
  const shared = { ask: props.ask, lines, sites, accountId: props.accountId, onLines, problems, strict: props.strict };
  const opened = open === null ? undefined : roots.find((line) => line.number === open);
  return (
    <section aria-label={t`Products`} className={classes.section}>
      <h2 className={classes.heading}>
        <Trans>Products</Trans>
      </h2>
      {roots.length > mostPanels ? (
        <LinesTable lines={lines} names={names} sites={sites} problems={problems} onOpen={setOpen} onLines={onLines} />
      ) : (
        roots.map((line) => <LinePanel key={line.number} {...shared} line={line} name={names(line.offering)} />)
      )}
      {roots.length === 0 || props.picking ? (
        <CatalogPicker
          accountId={props.accountId}
          channel={props.channel}
          currency={account.data?.currency}
          onChoose={props.onAdd}
          onClose={roots.length > 0 ? () => props.onPick(false) : undefined}
        />
      ) : (
        <Group gap="sm" mt="sm">
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => props.onPick(true)}>
            <Trans>Add a product</Trans>
          </Button>
          {sites.length > 1 && (
            <Button variant="default" leftSection={<IconBuildings size={16} aria-hidden />} onClick={() => setManySites(true)}>
              <Trans>Many sites at once</Trans>
            </Button>
          )}
        </Group>
      )}
      <Drawer opened={opened !== undefined} onClose={() => setOpen(null)} position="right" size="xl" title={<Trans>Line {open}</Trans>} closeButtonProps={{ "aria-label": t`Close` }} attributes={{ header: { role: "presentation" } }}>
        {opened && <LinePanel {...shared} line={opened} name={names(opened.offering)} />}
      </Drawer>
      {manySites && (
        <SitesDialog lines={lines} names={names} sites={sites} save={props.save} onFilled={props.onFilled} onClose={() => setManySites(false)} />
      )}
    </section>
  );
}
