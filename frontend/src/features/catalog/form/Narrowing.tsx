/** What the offering leaves of each characteristic of its specification: fewer values, closer bounds, its own default. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Checkbox, MultiSelect, NumberInput, TextInput } from "@mantine/core";
import { useMemo } from "react";
import { useQuery } from "urql";
import { useWordsOf } from "~/components/useWordsOf";
import { ValueField } from "~/components/ValueField";
import classes from "~/features/catalog/catalog.module.css";
import { type Characteristic, specOf } from "~/features/catalog/form/characteristic";
import { useField, useForm } from "~/features/catalog/form/context";
import { CatalogEntity } from "~/features/catalog/queries";

interface Narrowed {
  allowed?: unknown[];
  minimum?: number;
  maximum?: number;
  mandatory?: boolean;
  hidden?: boolean;
}

/** The characteristics of what is sold: of its draft, where there is one. */
export function useCharacteristics(specification: string | null): readonly Characteristic[] {
  const [{ data }] = useQuery({ query: CatalogEntity, variables: { section: "specifications", key: specification ?? "" }, pause: !specification });
  return useMemo(() => {
    const found = data?.catalogEntity;
    const content = (found?.draft?.content ?? found?.content) as { characteristics?: Characteristic[] } | null | undefined;
    return specification ? (content?.characteristics ?? []) : [];
  }, [data, specification]);
}

export function Narrowing() {
  const { value } = useForm();
  const specification = (value["specification"] as string | undefined) ?? null;
  const characteristics = useCharacteristics(specification);
  if (characteristics.length === 0) {
    return (
      <p className={classes.hint}>
        {specification ? <Trans>What it sells has no characteristics.</Trans> : <Trans>Choose a specification first.</Trans>}
      </p>
    );
  }
  return (
    <>
      {characteristics.map((one) => (
        <Row key={one.key} characteristic={one} />
      ))}
    </>
  );
}

function Row({ characteristic: one }: { characteristic: Characteristic }) {
  const { t } = useLingui();
  const wordsOf = useWordsOf();
  const narrowed = useField(["narrowed", one.key]);
  const standard = useField(["defaults", one.key]);
  const left = (narrowed.value ?? {}) as Narrowed;
  const set = (change: Narrowed) => {
    const next = Object.fromEntries(Object.entries({ ...left, ...change }).filter(([, part]) => part !== undefined && part !== false && !(Array.isArray(part) && part.length === 0)));
    narrowed.change(Object.keys(next).length > 0 ? next : undefined);
  };
  const numeric = one.value_type === "integer" || one.value_type === "decimal";
  const label = wordsOf(one.name) || one.key;
  const error = narrowed.error ?? narrowed.errorBelow("allowed") ?? narrowed.errorBelow("hidden");
  return (
    <div className={classes.narrowing} role="group" aria-label={label}>
      <div className={classes.narrowName}>
        <strong>{label}</strong>
        <code className={classes.key}>{one.key}</code>
        {error && <span className={classes.error}>{error}</span>}
      </div>
      <div className={classes.narrowFields}>
        {one.allowed && one.allowed.length > 0 ? (
          <MultiSelect
            label={t`Values that are left`}
            placeholder={(left.allowed?.length ?? 0) > 0 ? "" : t`All of them`}
            readOnly={narrowed.readOnly}
            data={one.allowed.map((choice) => ({ value: JSON.stringify(choice.value), label: wordsOf(choice.label) || String(choice.value) }))}
            value={(left.allowed ?? []).map((choice) => JSON.stringify(choice))}
            onChange={(chosen) => set({ allowed: chosen.map((choice) => JSON.parse(choice) as unknown) })}
          />
        ) : null}
        {numeric && !one.allowed?.length &&
          (["minimum", "maximum"] as const).map((bound) => (
            <NumberInput
              key={bound}
              label={bound === "minimum" ? t`At least` : t`At most`}
              placeholder={one[bound] === undefined ? "" : String(one[bound])}
              clampBehavior="none"
              readOnly={narrowed.readOnly}
              value={left[bound] ?? ""}
              error={narrowed.errorBelow(bound)}
              onChange={(value) => set({ [bound]: value === "" ? undefined : Number(value) })}
            />
          ))}
        {narrowed.readOnly ? (
          <TextInput label={t`Default`} readOnly value={standard.value === undefined ? "" : String(standard.value)} />
        ) : (
          <ValueField
            spec={{ ...specOf(one, wordsOf), label: t`Default`, mandatory: false, help: null }}
            value={standard.value}
            error={standard.error}
            onChange={(value) => standard.change(value ?? undefined)}
          />
        )}
      </div>
      <div className={classes.narrowMarks}>
        <Checkbox
          label={t`Has to be answered`}
          disabled={narrowed.readOnly || Boolean(one.mandatory)}
          checked={Boolean(one.mandatory) || (left.mandatory ?? false)}
          onChange={(event) => set({ mandatory: event.currentTarget.checked })}
        />
        <Checkbox label={t`Not asked`} disabled={narrowed.readOnly} checked={left.hidden ?? false} onChange={(event) => set({ hidden: event.currentTarget.checked })} />
      </div>
    </div>
  );
}
