/** The ways to look at the list that people take daily. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Tabs } from "@mantine/core";
import classes from "~/features/flows/flows.module.css";
import type { Facets } from "~/features/flows/queries";
import { type FlowsSearch, searchOfTab, type Tab, tabOf } from "~/features/flows/search";
import { formatNumber } from "~/lib/format";

interface TabsProps {
  search: FlowsSearch;
  facets: Facets | undefined;
  mayApprove: boolean;
  onChange: (search: FlowsSearch) => void;
}

export function ListTabs({ search, facets, mayApprove, onChange }: TabsProps) {
  const { t } = useLingui();
  const tables = facets?.kinds.find(({ kind }) => kind === "TABLE")?.count ?? 0;
  const all = (facets?.kinds ?? []).reduce((sum, { count }) => sum + count, 0);
  const waiting = facets?.forMe ?? 0;
  const count = (number: number, urgent = false) =>
    facets && <span className={urgent ? `${classes.number} ${classes.urgent}` : classes.number}>{formatNumber(number)}</span>;
  return (
    <Tabs value={tabOf(search) ?? ""} onChange={(tab) => onChange(searchOfTab(search, (tab ?? "all") as Tab))} className={classes.tabs ?? ""}>
      <Tabs.List aria-label={t`Which to show`}>
        <Tabs.Tab value="all">
          <Trans>Everything</Trans> {count(all)}
        </Tabs.Tab>
        <Tabs.Tab value="flows">
          <Trans>Flows</Trans> {count(all - tables)}
        </Tabs.Tab>
        <Tabs.Tab value="tables">
          <Trans>Decision tables</Trans> {count(tables)}
        </Tabs.Tab>
        <Tabs.Tab value="failing">
          <Trans>With failed runs</Trans>
        </Tabs.Tab>
        {(mayApprove || search.mine) && (
          <Tabs.Tab value="mine">
            <Trans>Waits for your approval</Trans> {count(waiting, waiting > 0)}
          </Tabs.Tab>
        )}
      </Tabs.List>
    </Tabs>
  );
}
