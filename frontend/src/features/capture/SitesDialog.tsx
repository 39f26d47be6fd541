/** Many sites at once: a table of sites and products; each cell becomes a line with its parts. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, Group, Modal, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import { useMutation } from "urql";
import { ProblemList } from "~/components/ProblemList";
import type { SiteOfAccount } from "~/features/capture/LinePanel";
import classes from "~/features/capture/lines.module.css";
import { graphql } from "~/graphql";
import { type DraftLine, familyOf } from "~/lib/draft";
import type { Problem } from "~/lib/problems";

const FillSites = graphql(`
  mutation FillSites($input: FillSitesInput!) {
    fillSites(input: $input) { order { id version } problems { code message path } }
  }
`);

interface SitesDialogProps {
  lines: readonly DraftLine[];
  names: (key: string) => string;
  sites: readonly SiteOfAccount[];
  /** Saves what is written; the draft as it lies there now. */
  save: () => Promise<{ id: string; version: number } | null>;
  onFilled: (version: number, replaced: readonly string[]) => Promise<void>;
  onClose: () => void;
}

/** The products that are configured already: each is a column that its lines are made like. */
const columnsOf = (lines: readonly DraftLine[]) => lines.filter((line) => line.parent === null);

export function SitesDialog({ lines, names, sites, save, onFilled, onClose }: SitesDialogProps) {
  const { t } = useLingui();
  const models = useMemo(() => columnsOf(lines), [lines]);
  const [columns, setColumns] = useState<string[]>(() => models.slice(0, 1).map(({ number }) => number));
  const [amounts, setAmounts] = useState<Record<string, number>>({});
  const [text, setText] = useState("");
  const [replace, setReplace] = useState(true);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [state, fill] = useMutation(FillSites);
  const shown = sites.filter(({ name, city }) => `${name} ${city}`.toLowerCase().includes(text.trim().toLowerCase()));
  const set = (cells: readonly string[], amount: number) => setAmounts((old) => ({ ...old, ...Object.fromEntries(cells.map((cell) => [cell, amount])) }));
  const all = shown.length > 0 && shown.every((site) => columns.some((column) => (amounts[cellOf(site.id, column)] ?? 0) > 0));
  const count = Object.values(amounts).filter((amount) => amount > 0).length;
  const apply = async () => {
    const draft = await save();
    if (!draft) return setProblems([{ code: "unsaved", message: t`The draft could not be saved; mend what is marked first.`, path: [] }]);
    const answer = await fill({
      input: {
        orderId: draft.id,
        version: draft.version,
        columns: columns.map((number) => columnOf(lines, number)),
        rows: sites
          .map((site) => ({ siteId: site.id, cells: columns.flatMap((column) => cellAt(column, amounts[cellOf(site.id, column)])) }))
          .filter(({ cells }) => cells.length > 0),
      },
    });
    const payload = answer.data?.fillSites;
    if (!payload?.order) return setProblems(payload?.problems ?? [{ code: "failed", message: t`The server did not answer; nothing was changed.`, path: [] }]);
    await onFilled(payload.order.version, replace ? columns : []);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} size="xl" title={<Trans>Many sites at once</Trans>} closeButtonProps={{ "aria-label": t`Close` }}>
      <Stack gap="sm">
        <Group gap="sm" align="end">
          <TextInput w={220} label={<Trans>Find a site</Trans>} value={text} data-autofocus onChange={(event) => setText(event.currentTarget.value)} />
          {models.length > columns.length && (
            <Select
              w={260}
              label={<Trans>Add a product</Trans>}
              placeholder={t`Choose a configured product`}
              value={null}
              data={models.filter(({ number }) => !columns.includes(number)).map((line) => ({ value: line.number, label: `${line.number} · ${names(line.offering)}` }))}
              onChange={(number) => number && setColumns((old) => [...old, number])}
            />
          )}
        </Group>
        <div className={classes.matrixScroll}>
          <table className={classes.matrix} aria-label={t`Sites and products`}>
            <thead>
              <tr>
                <th scope="col">
                  <Checkbox
                    label={<Trans>All sites</Trans>}
                    checked={all}
                    onChange={(event) => set(shown.flatMap((site) => columns.map((column) => cellOf(site.id, column))), event.currentTarget.checked ? 1 : 0)}
                  />
                </th>
                {columns.map((number) => (
                  <th key={number} scope="col">
                    {names(models.find((line) => line.number === number)?.offering ?? "")}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((site) => (
                <tr key={site.id}>
                  <th scope="row">
                    {site.name}, {site.city}
                  </th>
                  {columns.map((column) => (
                    <td key={column}>
                      <NumberInput
                        className={classes.cell ?? ""}
                        size="xs"
                        min={0}
                        allowNegative={false}
                        aria-label={t`${names(models.find((line) => line.number === column)?.offering ?? "")} at ${site.name}`}
                        value={amounts[cellOf(site.id, column)] ?? 0}
                        onChange={(amount) => set([cellOf(site.id, column)], Number(amount) || 0)}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Checkbox
          label={<Trans>The lines that the columns are made of go; those of the sites take their place</Trans>}
          checked={replace}
          onChange={(event) => setReplace(event.currentTarget.checked)}
        />
        <ProblemList problems={problems} />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button disabled={count === 0} loading={state.fetching} onClick={() => void apply()}>
            <Plural value={count} _0="Choose sites first" one="Add one line" other="Add # lines" />
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

const cellOf = (site: string, column: string) => `${site} ${column}`;
const cellAt = (column: string, amount = 0) => (amount > 0 ? [{ column, quantity: String(amount) }] : []);

const values = (line: DraftLine | undefined) => Object.entries(line?.characteristics ?? {}).map(([name, value]) => ({ name, value }));

/** A column as its model line is configured, with the parts right under it. */
function columnOf(lines: readonly DraftLine[], number: string) {
  const [head, ...parts] = familyOf(lines, number);
  return {
    key: number,
    offering: head?.offering ?? "",
    characteristics: values(head),
    parts: parts
      .filter((part) => part.parent === number)
      .map((part) => ({ offering: part.offering, quantity: per(part.quantity, head?.quantity), characteristics: values(part) })),
  };
}

/** How many of a part there are for one of its bundle. */
const per = (part: string, bundle = "1") => String(Math.max(1, Math.round(Number(part) / (Number(bundle) || 1))));
