/** One offering of the catalog as a card that is chosen by click or key. */
import { Trans } from "@lingui/react/macro";
import { IconPackage, IconPackages } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "~/components/OfferingCard.module.css";
import { PriceLine } from "~/components/PriceLine";
import { headlinePrices } from "~/lib/prices";

export interface OfferingSummary {
  key: string;
  category: string;
  name: { text: string };
  description: { text: string } | null;
  prices: readonly { chargeType: string; period: string | null; amount: { amount: string; currency: string } }[];
  pictures?: readonly { url: string; words: { text: string } | null }[];
  children: readonly { minimum: number; offering: { key: string; name: { text: string } } }[];
}

interface OfferingCardProps {
  offering: OfferingSummary;
  /** Prices are listed in several currencies; the account has one. */
  currency?: string | undefined;
  /** The card is a button with this; give `link` instead to make it an anchor. */
  onChoose?: () => void;
  wrap?: (content: ReactNode, className: string | undefined) => ReactNode;
}

export function OfferingCard({ offering, currency, onChoose, wrap }: OfferingCardProps) {
  const parts = offering.children.map((child) => child.offering.name.text).join(", ");
  const Icon = offering.children.length > 0 ? IconPackages : IconPackage;
  const picture = offering.pictures?.[0];
  const content = (
    <>
      {picture && <img className={classes.picture} src={picture.url} alt={picture.words?.text ?? ""} loading="lazy" />}
      <span className={classes.head}>
        <Icon size={20} stroke={1.5} aria-hidden />
        <span className={classes.name}>{offering.name.text}</span>
      </span>
      {offering.description && <span className={classes.text}>{offering.description.text}</span>}
      {parts && (
        <span className={classes.parts}>
          <Trans>With {parts}</Trans>
        </span>
      )}
      <span className={classes.prices}>
        {headlinePrices(offering.prices, currency).map((price, index) => (
          <PriceLine key={index} price={price} />
        ))}
      </span>
    </>
  );
  if (wrap) return wrap(content, classes.card);
  return (
    <button type="button" className={classes.card} onClick={onChoose}>
      {content}
    </button>
  );
}
