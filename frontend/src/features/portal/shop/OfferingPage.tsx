/** One offering: what it is, how it can be configured, what that costs, and into the cart with it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useCallback, useState } from "react";
import { type Ask, type Configured, setPlace } from "~/components/configurator/model";
import { useConfiguration } from "~/components/configurator/useConfiguration";
import { chosen, draftOf, joined, useCart } from "~/features/portal/cart/useCart";
import { graphql } from "~/graphql/portal";
import type { OfferedQuery } from "~/graphql/portal/graphql";
import { useAnswer, usePortal } from "~/features/portal/lib/portal";
import { go } from "~/features/portal/lib/route";
import { useTitle } from "~/features/portal/lib/useTitle";
import { Conflicts } from "~/features/portal/shop/Conflicts";
import { LineQuestions } from "~/features/portal/shop/LineQuestions";
import { PriceSummary } from "~/features/portal/shop/PriceSummary";
import classes from "~/features/portal/shop/shop.module.css";
import { Button } from "~/features/portal/ui/Button";
import { Choices } from "~/features/portal/ui/fields";
import { Link } from "~/features/portal/ui/Link";
import { Answered, Empty, Problems } from "~/features/portal/ui/states";
import ui from "~/features/portal/ui/ui.module.css";
import type { DraftLine } from "~/lib/draft";

const Offered = graphql(`
  query Offered($key: String!) {
    offering(key: $key) { key name description available reason needsPlace pictures { url words } }
    me { account { places { id name street city } } }
  }
`);

const Configure = graphql(`
  query Configure($lines: [ChosenLine!]!, $fresh: [String!], $estimate: Boolean!) {
    configure(lines: $lines, fresh: $fresh, estimate: $estimate) {
      lines {
        number parentNumber offering name quantity siteId needsSite
        questions {
          key name help valueType unit value origin minimum maximum step most mandatory hidden readOnly
          choices { value label selectable because { rule message } }
          because { rule message }
        }
        parts { offering name description minimum maximum count group needsSite because { rule message } }
        groups { key name minimum maximum count }
      }
      conflicts {
        rule name message line characteristic child
        waysOut { label changes { kind line characteristic value offering parentNumber quantity siteId } }
      }
      problems { code message path }
      price {
        oneTimeTotal { amount currency }
        recurringTotal { amount currency }
        lines { number parentNumber name charges { name { text } chargeType period quantity unit { amount currency } total { amount currency } steps { label amount { amount currency } } } }
      }
      promisedDateEstimate { likely late basis samples }
    }
  }
`);

type Offering = NonNullable<OfferedQuery["offering"]>;
type Place = OfferedQuery["me"]["account"]["places"][number];

export function OfferingPage({ offering }: { offering: string }) {
  const asked = useAnswer(Offered, { key: offering });
  return (
    <>
      <Link to="/">
        <Trans>All products</Trans>
      </Link>
      <Answered asked={asked} rows={4}>
        {({ offering: found, me }) =>
          found?.available ? (
            <ConfigureForm offering={found} places={me.account.places} />
          ) : (
            <Empty page title={<Trans>This product can’t be ordered here</Trans>}>{found?.reason}</Empty>
          )
        }
      </Answered>
    </>
  );
}

function useSelection(offering: Offering, places: readonly Place[]) {
  const { ask } = usePortal();
  const only = places.length === 1 ? (places[0]?.id ?? null) : null;
  const [lines, setLines] = useState<readonly DraftLine[]>(() => [
    { number: "1", parent: null, offering: offering.key, quantity: "1", siteId: only, contactId: null, characteristics: {} },
  ]);
  const [fresh, setFresh] = useState<readonly string[]>(["1"]);
  const configure: Ask = useCallback(
    async (selection) => {
      const variables = { lines: chosen(selection.lines), fresh: [...selection.fresh], estimate: true };
      return (await ask(Configure, variables)).configure as Configured;
    },
    [ask],
  );
  const spread = useCallback((whole: readonly DraftLine[]) => {
    setLines(whole);
    setFresh([]);
  }, []);
  const change = useCallback((next: readonly DraftLine[], added?: string) => {
    setLines(next);
    if (added) setFresh([added]);
  }, []);
  return { lines, change, answer: useConfiguration(configure, lines, fresh, spread) };
}

function ConfigureForm({ offering, places }: { offering: Offering; places: readonly Place[] }) {
  const { t } = useLingui();
  const { lines, change, answer } = useSelection(offering, places);
  const cart = useCart();
  const [problems, setProblems] = useState<readonly { code: string; message: string }[]>([]);
  const { configured } = answer;
  useTitle(offering.name);
  const place = lines[0]?.siteId ?? null;
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (configured && configured.problems.length > 0) return setProblems(configured.problems);
    const there = cart.asked.data?.cart ?? null;
    const done = await cart.save(joined(draftOf(there), lines), there?.version ?? null);
    setProblems(done?.saveCart.problems ?? []);
    if (done?.saveCart.problems.length === 0) go("/cart");
    else cart.asked.again();
  };
  return (
    <form className={classes.form} noValidate onSubmit={(event) => void add(event)}>
      <div>
        {offering.pictures[0] && <img className={classes.picture} src={offering.pictures[0].url} alt={offering.pictures[0].words} />}
        <h1>{offering.name}</h1>
        {offering.description && <p className={ui.lead}>{offering.description}</p>}
        {offering.needsPlace && (
          <Choices
            label={<Trans>Where do you want it?</Trans>}
            options={places.map(({ id, name, street, city }) => ({ value: id, label: name, more: `${street}, ${city}` }))}
            value={place}
            onChange={(id) => change(setPlace(lines, "1", id))}
            {...(places.length === 0 ? { help: t`Your account has no address yet. Ask us, and we add it for you.` } : {})}
          />
        )}
        <Conflicts conflicts={configured?.conflicts ?? []} lines={lines} onLines={change} />
        {configured?.lines.map((line) => (
          <LineQuestions key={line.number} line={line} lines={lines} problems={problems.length > 0 ? (configured.problems ?? []) : []} onLines={change} />
        ))}
      </div>
      <aside aria-label={t`Price`} aria-busy={answer.asking} className={classes.summary}>
        <PriceSummary configured={configured} failed={answer.failed} again={answer.again} />
        <Problems problems={problems} failed={cart.failed} />
        <Button type="submit" look="main" busy={cart.saving} disabled={cart.asked.fetching || !configured}>
          <Trans>Add to the cart</Trans>
        </Button>
      </aside>
    </form>
  );
}
