/** Prices: those of each offering, the lists of some customers, and what is taken off by rule. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Tabs } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { PageHeader } from "~/components/PageHeader";
import { DeniedState, EmptyState } from "~/components/states";
import { AdjustmentEditor } from "~/features/pricing/AdjustmentEditor";
import { EntityList } from "~/features/pricing/EntityList";
import { NewEntityDialog } from "~/features/pricing/NewEntityDialog";
import { OfferingPrices } from "~/features/pricing/OfferingPrices";
import { PriceListEditor } from "~/features/pricing/PriceListEditor";
import classes from "~/features/pricing/pricing.module.css";
import type { Kind, PricingSearch } from "~/features/pricing/search";
import { useCan } from "~/lib/session";

const editors = { offerings: OfferingPrices, price_lists: PriceListEditor, adjustments: AdjustmentEditor };

export function PricingScreen() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const allowed = useCan("catalog.write");
  const search = useSearch({ strict: false }) as PricingSearch;
  const of: Kind = search.of ?? "offerings";
  const [adding, setAdding] = useState(false);
  const go = (next: PricingSearch) => void navigate({ to: "/prices", search: next } as never);
  if (!allowed) return <DeniedState page />;
  const at = (key: string): PricingSearch => ({ ...(of === "offerings" ? {} : { of }), key });
  const Editor = editors[of];
  return (
    <>
      <PageHeader
        title={t`Prices`}
        actions={
          of !== "offerings" && (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
              {of === "price_lists" ? <Trans>New price list</Trans> : <Trans>New adjustment</Trans>}
            </Button>
          )
        }
      />
      <Tabs
        value={of}
        onChange={(next) => go(next === "price_lists" || next === "adjustments" ? { of: next } : {})}
        className={classes.tabs}
        keepMounted={false}
      >
        <Tabs.List px="lg">
          <Tabs.Tab value="offerings">
            <Trans>Prices of offerings</Trans>
          </Tabs.Tab>
          <Tabs.Tab value="price_lists">
            <Trans>Price lists</Trans>
          </Tabs.Tab>
          <Tabs.Tab value="adjustments">
            <Trans>Discounts and surcharges</Trans>
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value={of} className={classes.panes}>
          <EntityList section={of} chosen={search.key ?? null} onChoose={(key) => go(at(key))} />
          <div className={classes.editor}>
            {search.key ? (
              <Editor key={`${of} ${search.key}`} of={search.key} />
            ) : (
              <EmptyState title={<Trans>Choose one at the left</Trans>} />
            )}
          </div>
        </Tabs.Panel>
      </Tabs>
      {adding && of !== "offerings" && (
        <NewEntityDialog
          section={of}
          onClose={() => setAdding(false)}
          onMade={(key) => {
            setAdding(false);
            go(at(key));
          }}
        />
      )}
    </>
  );
}
