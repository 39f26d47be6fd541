/** Where the product goes: one of the customer's own places. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Radio, Stack } from "@mantine/core";
import classes from "~/features/portal/Portal.module.css";
import { type DraftLine, placeLine } from "~/lib/draft";
import type { CatalogOffering } from "~/lib/offerings";
import { messageAt, type Problem } from "~/lib/problems";

interface PlaceFieldProps {
  sites: readonly { id: string; name: string; street: string; city: string }[];
  lines: DraftLine[];
  line: DraftLine;
  offering: CatalogOffering;
  problems: readonly Problem[];
  onLines: (lines: DraftLine[]) => void;
}

const needsSite = (offering: CatalogOffering): boolean =>
  offering.needsSite || (offering.children ?? []).some((child) => needsSite(child.offering));

export function PlaceField({ sites, lines, line, offering, problems, onLines }: PlaceFieldProps) {
  const { t } = useLingui();
  if (!needsSite(offering)) return null;
  const error = lines.map((_, index) => messageAt(problems, "lines", String(index), "site_id")).find(Boolean);
  if (sites.length === 0) {
    return (
      <p className={classes.lead}>
        <Trans>Your account has no address yet. Call us, and we add it for you.</Trans>
      </p>
    );
  }
  return (
    <Radio.Group
      className={classes.place}
      label={t`Where do you want it?`}
      value={line.siteId}
      error={error}
      onChange={(siteId) => onLines(placeLine(lines, line.number, siteId))}
    >
      <Stack gap={8} mt={8}>
        {sites.map((site) => (
          <Radio key={site.id} value={site.id} label={site.name} description={`${site.street}, ${site.city}`} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
