/** The values that a step hands over or writes: a place, and the expression that it gets. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Autocomplete, Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useId } from "react";
import { ExpressionField } from "~/components/expression/ExpressionField";
import { findingsAt, messageOf, problemsOf } from "~/features/studio/inspector/form/findings";
import { Head } from "~/features/studio/inspector/form/Labelled";
import { ItemButtons, moved } from "~/features/studio/inspector/form/ListField";
import classes from "~/features/studio/inspector/inspector.module.css";
import { usePlaces } from "~/features/studio/inspector/usePlaces";
import { useForm } from "~/features/studio/inspector/useForm";
import type { Mapping } from "~/features/studio/model/document";

export function MapFields() {
  const { t } = useLingui();
  const id = useId();
  const { node, kind, readOnly, change } = useForm();
  const rows = node.map ?? [];
  const places = usePlaces();
  const set = (next: readonly Mapping[]) => change(["map"], next.length === 0 ? undefined : next, t`values`, true);
  const first = kind?.places[0];
  return (
    <div role="group" aria-labelledby={id} data-field="map">
      <Head id={id} label={t`Values`} />
      {kind && kind.places.length > 0 && (
        <p className={classes.dim}>
          <Trans>
            To{" "}
            {kind.places.map((place, index) => (
              <span key={place}>
                {index > 0 && ", "}
                <code>{place}.…</code>
              </span>
            ))}
          </Trans>
        </p>
      )}
      <ol className={classes.items}>
        {rows.map((row, index) => (
          // Rows have no id: their place is what the document knows them by.
          // oxlint-disable-next-line react/no-array-index-key
          <MapRow key={index} row={row} index={index} places={places}>
            {!readOnly && (
              <ItemButtons
                name={row.to || t`value ${index + 1}`}
                index={index}
                count={rows.length}
                onMove={(by) => set(moved(rows, index, by))}
                onRemove={() => set(rows.filter((_one, at) => at !== index))}
              />
            )}
          </MapRow>
        ))}
      </ol>
      {!readOnly && (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => set([...rows, { to: places.find((place) => !rows.some(({ to }) => to === place)) ?? (first ? `${first}.` : ""), from: "" }])}
        >
          <Trans>Add a value</Trans>
        </Button>
      )}
    </div>
  );
}

interface MapRowProps {
  row: Mapping;
  index: number;
  places: readonly string[];
  children: React.ReactNode;
}

function MapRow({ row, index, places, children }: MapRowProps) {
  const { t } = useLingui();
  const form = useForm();
  const path = ["map", index] as const;
  const name = row.to || t`value ${index + 1}`;
  return (
    <li className={classes.item} aria-label={name}>
      <div className={classes.itemHead} data-field={`map.${index}.to`}>
        <Autocomplete
          className={classes.grow}
          classNames={{ input: classes.code ?? "" }}
          aria-label={t`Place of value ${index + 1}`}
          readOnly={form.readOnly}
          spellCheck={false}
          comboboxProps={{ withinPortal: false }}
          data={[...places]}
          value={row.to}
          error={messageOf(findingsAt(form.findings, [...path, "to"]))}
          onChange={(to) => form.change([...path, "to"], to, t`place`)}
        />
        {children}
      </div>
      <div data-field={`map.${index}.from`}>
        <ExpressionField
          label={t`Value of ${name}`}
          value={row.from}
          onChange={(from) => form.change([...path, "from"], from, name)}
          scope={form.scope}
          place={form.place}
          sample={form.sample}
          problems={problemsOf([...findingsAt(form.findings, [...path, "from"]), ...findingsAt(form.findings, path, true)])}
          readOnly={form.readOnly}
        />
      </div>
    </li>
  );
}
