/** How an offering can be chosen, what that costs, and into the cart with it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, type ReactNode, useCallback, useState } from "react";
import { setPlace } from "~/components/configurator/model";
import { useConfiguration } from "~/components/configurator/useConfiguration";
import type { CartContent, useCart } from "~/features/portal/cart/useCart";
import { usePortal } from "~/features/portal/lib/portal";
import { useTitle } from "~/features/portal/lib/useTitle";
import { useConfigure } from "~/features/portal/shop/configure";
import { Conflicts } from "~/features/portal/shop/Conflicts";
import { LineQuestions } from "~/features/portal/shop/LineQuestions";
import type { Offering, Place } from "~/features/portal/shop/offered";
import { PriceSummary } from "~/features/portal/shop/PriceSummary";
import classes from "~/features/portal/shop/shop.module.css";
import { Button } from "~/features/portal/ui/Button";
import { Choices } from "~/features/portal/ui/fields";
import { Totals } from "~/features/portal/ui/Money";
import { Problems } from "~/features/portal/ui/states";
import ui from "~/features/portal/ui/ui.module.css";
import type { DraftLine } from "~/lib/draft";

type Lines = readonly DraftLine[];
type Cart = ReturnType<typeof useCart>;

interface ChoiceFormProps {
  offering: Offering;
  places: readonly Place[];
  begin: Lines;
  /** Nothing was chosen yet: bundles get their default parts. */
  fresh: boolean;
  verb: ReactNode;
  note?: ReactNode;
  cart: Cart;
  put: (lines: Lines, there: CartContent | null) => ReturnType<Cart["save"]>;
  onLines?: (lines: Lines) => void;
  onDone: () => void;
}

const none: readonly string[] = [];

function useSelection({ begin, fresh: isFresh, onLines }: Pick<ChoiceFormProps, "begin" | "fresh" | "onLines">) {
  const [lines, setLines] = useState(begin);
  const [fresh, setFresh] = useState<readonly string[]>(isFresh ? ["1"] : none);
  const spread = useCallback((whole: Lines) => {
    setLines(whole);
    setFresh(none);
  }, []);
  const change = (next: Lines, added?: string) => {
    setLines(next);
    if (added) setFresh((before) => [...before, added]);
    onLines?.(next);
  };
  return { lines, change, answer: useConfiguration(useConfigure(), lines, fresh, spread) };
}

function usePutting({ cart, put, onDone }: ChoiceFormProps, lines: Lines, found: readonly { code: string; message: string }[] | undefined) {
  const [problems, setProblems] = useState<readonly { message: string }[]>([]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (found && found.length > 0) return setProblems(found);
    const done = await put(lines, cart.asked.data?.cart ?? null);
    setProblems(done?.saveCart.problems ?? []);
    if (done?.saveCart.problems.length === 0) onDone();
    else cart.asked.again();
  };
  return { problems, submit };
}

export function ChoiceForm(props: ChoiceFormProps) {
  const { offering, places, cart, verb } = props;
  const { t } = useLingui();
  const { framed } = usePortal();
  const { lines, change, answer } = useSelection(props);
  const { configured } = answer;
  const { problems, submit } = usePutting(props, lines, configured?.problems);
  useTitle(offering.name);
  const button = (
    <Button type="submit" look="main" busy={cart.saving} disabled={cart.asked.fetching || !configured}>
      {verb}
    </Button>
  );
  return (
    <form className={classes.form} noValidate onSubmit={(event) => void submit(event)}>
      <div>
        {offering.pictures[0] && <img className={classes.picture} src={offering.pictures[0].url} alt={offering.pictures[0].words} />}
        <h1>{offering.name}</h1>
        {offering.description && <p className={ui.lead}>{offering.description}</p>}
        {props.note}
        {offering.needsPlace && (
          <Choices
            label={<Trans>Where do you want it?</Trans>}
            options={places.map(({ id, name, street, city }) => ({ value: id, label: name, more: [street, city].filter(Boolean).join(", ") }))}
            value={lines[0]?.siteId ?? null}
            onChange={(id) => change(setPlace(lines, "1", id))}
            {...(places.length === 0 ? { help: t`Your account has no address yet. Ask us, and we add it for you.` } : {})}
          />
        )}
        <Conflicts conflicts={configured?.conflicts ?? []} lines={lines} onLines={change} />
        {configured?.lines.map((line) => (
          <LineQuestions key={line.number} line={line} lines={lines} problems={problems.length > 0 ? configured.problems : []} onLines={change} />
        ))}
      </div>
      <aside aria-label={t`Price`} aria-busy={answer.asking} className={classes.summary}>
        <PriceSummary configured={configured} failed={answer.failed} again={answer.again} />
        <Problems problems={problems} failed={cart.failed} />
        <div className={framed ? undefined : classes.wide}>{button}</div>
      </aside>
      {!framed && (
        <div className={classes.bar}>
          {configured?.price && <Totals recurring={configured.price.recurringTotal} oneTime={configured.price.oneTimeTotal} />}
          {button}
        </div>
      )}
    </form>
  );
}
