/** Says how what is wrong with the catalog or with the products of an order is put right, and what each way out does. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { aboutOf, placeOf } from "~/features/fallout/mending";
import type { Fallout } from "~/features/fallout/queries";
import { useCan } from "~/lib/session";

export function MendingHelp({ fallout }: { fallout: Fallout }) {
  const { t } = useLingui();
  const mayCorrect = useCan("catalog.write");
  const about = aboutOf(fallout);
  if (about === "other" || fallout.actions.length === 0) return null;
  const place = placeOf(fallout.payload);
  return (
    <section aria-label={t`How to put it right`}>
      <h2>
        <Trans>How to put it right</Trans>
      </h2>
      {about === "catalog" ? (
        <ol>
          <li>
            <Trans>Somebody corrects the catalog and publishes it.</Trans>
            {mayCorrect && (
              <>
                {" "}
                <Link to={"/catalog" as string}>
                  <Trans>Open the catalog</Trans>
                </Link>
              </>
            )}
            {place.length > 0 && (
              <>
                {" "}
                <Trans>It is about:</Trans> <code>{place.join(" › ")}</code>
              </>
            )}
          </li>
          <li>
            <Trans>
              Then decompose this part again: the order moves to the catalog in force, what was missing is made, and the rest stays as it is. While
              nothing has changed, it says so and does nothing.
            </Trans>
          </li>
          <li>
            <Trans>Or leave it out: the order goes on without what this part would have brought.</Trans>
          </li>
        </ol>
      ) : (
        <ol>
          <li>
            <Trans>Add what is missing, or end what does not go with it, by another order of the account.</Trans>
          </li>
          <li>
            <Trans>Then look again: the order closes once its products go together. Mostly it does so by itself.</Trans>
          </li>
          <li>
            <Trans>Or close the order all the same; who did so, and why, stays with it.</Trans>
          </li>
        </ol>
      )}
    </section>
  );
}
