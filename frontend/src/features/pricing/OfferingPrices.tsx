/** The prices of one offering in a grid, the whole of one in a drawer, and what they come to for somebody. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Drawer } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { EditorFrame } from "~/features/pricing/EditorFrame";
import { duplicated, newPrice, type Price, replaced, textOf, withValues, without } from "~/features/pricing/model";
import { PriceEditor } from "~/features/pricing/PriceEditor";
import { PriceGrid } from "~/features/pricing/PriceGrid";
import { TryPanel } from "~/features/pricing/TryPanel";
import { useEntity } from "~/features/pricing/useEntity";

export function OfferingPrices({ of }: { of: string }) {
  const { t } = useLingui();
  const editing = useEntity("offerings", of);
  const [open, setOpen] = useState<number | null>(null);
  return (
    <EditorFrame editing={editing}>
      {(content) => {
        const prices = (content["prices"] ?? []) as Price[];
        const change = (next: Price[]) => editing.change(withValues(content, { prices: next }));
        const shown = open === null ? undefined : prices[open];
        return (
          <>
            <PriceGrid
              prices={prices}
              onChange={(at, price) => change(replaced(prices, at, price))}
              onOpen={setOpen}
              onDuplicate={(at) => change(duplicated(prices, at))}
              onRemove={(at) => change(without(prices, at))}
            />
            <Button
              variant="default"
              mt="xs"
              leftSection={<IconPlus size={15} aria-hidden />}
              onClick={() => {
                change([...prices, newPrice(prices)]);
                setOpen(prices.length);
              }}
            >
              <Trans>Add a price</Trans>
            </Button>
            <TryPanel offering={of} prices={prices} />
            <Drawer opened={shown !== undefined} onClose={() => setOpen(null)} position="right" size="lg" title={shown?.name["en"] ?? t`Price`} closeButtonProps={{ "aria-label": t`Close` }} attributes={{ header: { role: "presentation" } }}>
              {shown && open !== null && <PriceEditor price={shown} specification={textOf(content["specification"]) || null} onChange={(price) => change(replaced(prices, open, price))} />}
            </Drawer>
          </>
        );
      }}
    </EditorFrame>
  );
}
