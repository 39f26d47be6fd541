/** Where an order stands, as a word with a colour. */
import { useLingui } from "@lingui/react/macro";
import type { OrderStage } from "~/graphql/portal/graphql";
import { stageTones, stageWords } from "~/features/portal/orders/stage";
import ui from "~/features/portal/ui/ui.module.css";

export function StageBadge({ stage }: { stage: OrderStage }) {
  const { i18n } = useLingui();
  return (
    <span className={ui.badge} data-tone={stageTones[stage]}>
      {i18n._(stageWords[stage])}
    </span>
  );
}
