/** Price, what is still wrong, and submit: always in view. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCloudCheck, IconCloudOff, IconCloudUpload } from "@tabler/icons-react";
import { AgreedPrices } from "~/components/pricing/AgreedPrices";
import { PriceBreakdown } from "~/components/pricing/PriceBreakdown";
import { ProblemList } from "~/components/ProblemList";
import classes from "~/features/capture/Capture.module.css";
import { formatNumber } from "~/lib/format";
import type { Problem } from "~/lib/problems";
import type { useAgreedPrices } from "~/lib/useAgreedPrices";
import type { SaveStatus } from "~/lib/useDraftOrder";
import type { Preview } from "~/lib/usePreview";

interface PricePanelProps {
  preview: Preview | null;
  asking: boolean;
  status: SaveStatus;
  number: string | null;
  problems: readonly Problem[];
  ready: boolean;
  lines: number;
  /** The one that was asked for by name. */
  priceList: string | null | undefined;
  agreement: ReturnType<typeof useAgreedPrices>;
  onSubmit: () => void;
  onReview: () => void;
  /** Puts what stands here on top of what someone else saved meanwhile. */
  onOverwrite: () => void;
}

export function PricePanel(props: PricePanelProps) {
  const { t } = useLingui();
  const general = props.problems.filter(({ path, message }) => path[0] !== "lines" && message);
  const atFields = new Set(props.problems.filter(({ path }) => path[0] === "lines").map(fieldOf)).size;
  return (
    <aside className={classes.price} aria-label={t`Price`} aria-busy={props.asking}>
      {props.preview ? (
        <>
          <PriceBreakdown {...props.preview} />
          {props.priceList && <OutsideList lines={props.preview.lines} priceList={props.priceList} />}
          <AgreedPrices {...props.agreement} lines={props.preview.lines} />
        </>
      ) : (
        <p className={classes.hint}>
          <Trans>Choose an account and a product to see the price.</Trans>
        </p>
      )}
      <div className={classes.submit}>
        <ProblemList problems={general} />
        {general.some(({ code }) => code === "stale_version") && (
          <div className={classes.buttons}>
            <Button variant="default" fullWidth onClick={() => window.location.reload()}>
              <Trans>Load the newest version</Trans>
            </Button>
            <Button variant="default" fullWidth onClick={props.onOverwrite}>
              <Trans>Keep what stands here</Trans>
            </Button>
          </div>
        )}
        {atFields > 0 && (
          <p className={classes.fault} role="alert">
            <Plural value={atFields} one="One field needs another look." other="# fields need another look." />
          </p>
        )}
        <div className={classes.buttons}>
          <Button fullWidth disabled={!props.ready} onClick={props.onSubmit}>
            <Trans>Submit the order</Trans>
          </Button>
          <Button variant="default" fullWidth disabled={!props.preview} onClick={props.onReview}>
            <Trans>Review</Trans>
          </Button>
        </div>
        <SaveLine status={props.status} number={props.number} lines={props.lines} />
      </div>
    </aside>
  );
}

/** What the price list that was chosen does not price. */
function OutsideList({ lines, priceList }: { lines: Preview["lines"]; priceList: string }) {
  const outside = lines.filter(({ charges }) => charges.some((charge) => charge.priceList !== priceList));
  const names = [...new Set(outside.map(({ offering }) => offering.name.text))];
  if (names.length === 0) return null;
  return (
    <p className={classes.hint} role="status">
      <Trans>Not all in the chosen price list, at standard prices there: {listed(names)}</Trans>
    </p>
  );
}

const mostNamed = 4;
const listed = (names: readonly string[]) => (names.length > mostNamed ? `${names.slice(0, mostNamed).join(", ")}, …` : names.join(", "));

/** A bundle and its parts share one site field. */
const fieldOf = ({ path }: Problem) => (path[2] === "siteId" ? "siteId" : path.join("."));

/** Saving many lines takes a while: it says how many. */
const manyLines = 200;

function SaveLine({ status, number, lines }: { status: SaveStatus; number: string | null; lines: number }) {
  const words = {
    new: null,
    saving: (
      <>
        <IconCloudUpload size={15} aria-hidden /> {lines < manyLines ? <Trans>Saving…</Trans> : <Trans>Saving and pricing {formatNumber(lines)} lines…</Trans>}
      </>
    ),
    saved: (
      <>
        <IconCloudCheck size={15} aria-hidden /> <Trans>Saved as draft {number}</Trans>
      </>
    ),
    refused: (
      <>
        <IconAlertTriangle size={15} aria-hidden /> <Trans>Not saved: something is refused</Trans>
      </>
    ),
    offline: (
      <>
        <IconCloudOff size={15} aria-hidden /> <Trans>Not saved: the server does not answer. It is tried again in a moment.</Trans>
      </>
    ),
  }[status];
  return (
    <p className={classes.save} role="status">
      {words}
    </p>
  );
}
