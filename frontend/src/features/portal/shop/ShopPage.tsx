/** What can be had: shelves, a search, and a card for each offering with its picture and price. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useDeferredValue, useState } from "react";
import { graphql } from "~/graphql/portal";
import type { OfferingsQuery } from "~/graphql/portal/graphql";
import { useAnswer } from "~/features/portal/lib/portal";
import { go } from "~/features/portal/lib/route";
import { useTitle } from "~/features/portal/lib/useTitle";
import classes from "~/features/portal/shop/shop.module.css";
import { Button } from "~/features/portal/ui/Button";
import { TextField } from "~/features/portal/ui/fields";
import { Link } from "~/features/portal/ui/Link";
import { Priced } from "~/features/portal/ui/Money";
import { Answered, Empty } from "~/features/portal/ui/states";
import ui from "~/features/portal/ui/ui.module.css";
import { headlinePrices } from "~/lib/prices";

const Shelves = graphql(`
  query Shelves {
    shelves { key name }
  }
`);

const Offerings = graphql(`
  query Offerings($search: String!, $shelf: String) {
    offerings(search: $search, shelf: $shelf) {
      key name description available reason
      pictures { url words }
      prices { kind period amount { amount currency } }
      parts { key name minimum }
    }
  }
`);

const MOST_COMPARED = 3;

export function ShopPage() {
  const { t } = useLingui();
  const [search, setSearch] = useState("");
  const [shelf, setShelf] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const shelves = useAnswer(Shelves, {});
  const offerings = useAnswer(Offerings, { search: useDeferredValue(search.trim()), shelf });
  useTitle(t`Products`);
  return (
    <>
      <h1>
        <Trans>Products</Trans>
      </h1>
      <div role="search">
        <TextField label={<Trans>Search</Trans>} type="search" value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
      </div>
      {(shelves.data?.shelves.length ?? 0) > 1 && (
        <div className={classes.shelves} role="group" aria-label={t`Categories`}>
          <button type="button" aria-pressed={shelf === null} onClick={() => setShelf(null)}>
            <Trans>All</Trans>
          </button>
          {shelves.data?.shelves.map(({ key, name }) => (
            <button key={key} type="button" aria-pressed={shelf === key} onClick={() => setShelf(key)}>
              {name}
            </button>
          ))}
        </div>
      )}
      <Answered asked={offerings} rows={4}>
        {({ offerings: found }) =>
          found.length === 0 ? (
            <Empty title={<Trans>Nothing fits your search</Trans>} />
          ) : (
            <ul className={classes.cards}>
              {found.map((offering) => (
                <li key={offering.key}>
                  <Card offering={offering} />
                  <label>
                    <input
                      type="checkbox"
                      checked={chosen.includes(offering.key)}
                      disabled={chosen.length >= MOST_COMPARED && !chosen.includes(offering.key)}
                      aria-label={t`Compare ${offering.name}`}
                      onChange={() => setChosen(toggled(chosen, offering.key))}
                    />
                    <Trans>Compare</Trans>
                  </label>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      {chosen.length > 0 && (
        <div className={classes.chosen} role="group" aria-label={t`Compare`}>
          <Button look="main" disabled={chosen.length < 2} onClick={() => go(`/compare/${chosen.map(encodeURIComponent).join(",")}`)}>
            <Trans>Compare {chosen.length}</Trans>
          </Button>
          {chosen.length < 2 && (
            <span className={ui.facts}>
              <Trans>Choose one or two more.</Trans>
            </span>
          )}
          <Button look="quiet" onClick={() => setChosen([])}>
            <Trans>Compare nothing</Trans>
          </Button>
        </div>
      )}
    </>
  );
}

const toggled = (chosen: readonly string[], key: string): readonly string[] => (chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key]);

function Card({ offering }: { offering: OfferingsQuery["offerings"][number] }) {
  const picture = offering.pictures[0];
  const prices = headlinePrices(offering.prices.map((price) => ({ ...price, chargeType: price.kind })));
  const parts = offering.parts.filter((part) => part.minimum > 0);
  return (
    <Link to={`/offerings/${encodeURIComponent(offering.key)}`} className={classes.card}>
      {picture && <img src={picture.url} alt={picture.words} loading="lazy" />}
      <span className={classes.words}>
        <span className={classes.cardName}>{offering.name}</span>
        {offering.description && <span className={classes.cardText}>{offering.description}</span>}
        {parts.length > 0 && (
          <span className={classes.cardText}>
            <Trans>With {parts.map((part) => part.name).join(", ")}</Trans>
          </span>
        )}
        {offering.available ? (
          prices.map((price) => (
            <span key={`${price.chargeType} ${price.period}`} className={classes.price}>
              {price.several && <Trans>from</Trans>} <Priced amount={price.amount} kind={price.kind} period={price.period} />
            </span>
          ))
        ) : (
          <span className={classes.unavailable}>{offering.reason ?? <Trans>Not available for you</Trans>}</span>
        )}
      </span>
    </Link>
  );
}
