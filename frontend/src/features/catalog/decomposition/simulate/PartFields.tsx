/** One thing that is sold in a sample: the answers to its questions, and as many of its parts as are wanted. */
import { Trans, useLingui } from "@lingui/react/macro";
import { NumberInput } from "@mantine/core";
import { useEffect } from "react";
import { useWordsOf } from "~/components/useWordsOf";
import { ValueField } from "~/components/ValueField";
import { begun, counted, type Part, type Sold } from "~/features/catalog/decomposition/simulate/sampling";
import classes from "~/features/catalog/decomposition/simulate/simulate.module.css";
import { useSold } from "~/features/catalog/decomposition/simulate/useSold";
import { type Characteristic, specOf } from "~/features/catalog/form/characteristic";
import { useNames } from "~/features/catalog/list/options";

interface PartFieldsProps {
  part: Part;
  onChange: (change: (part: Part) => Part) => void;
}

export function PartFields({ part, onChange }: PartFieldsProps) {
  const asked = useSold(part.by, part.key);
  const waiting = asked !== undefined && (part.values === null || part.parts === null);
  useEffect(() => {
    if (waiting && asked) onChange((now) => begun(now, asked.sold));
    // Defaults are taken once, when they are known.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [waiting, asked]);
  if (!asked) return null;
  return (
    <>
      <Answers list={asked.characteristics} part={part} onChange={onChange} />
      {asked.sold.children.length > 0 && <Parts bundled={asked.sold.children} part={part} onChange={onChange} />}
    </>
  );
}

function Answers({ list, part, onChange }: PartFieldsProps & { list: readonly Characteristic[] }) {
  const { t } = useLingui();
  const wordsOf = useWordsOf();
  if (list.length === 0) return null;
  return (
    <fieldset className={classes.answers}>
      <legend>
        <Trans>What is answered</Trans>
      </legend>
      {list.map((one) => (
        <ValueField
          key={one.key}
          spec={{ ...specOf(one, wordsOf), help: one.fulfillment_only ? t`Asked later: blank, it waits.` : null, mandatory: false }}
          value={part.values?.[one.key] ?? null}
          onChange={(value) => onChange((now) => ({ ...now, values: { ...now.values, [one.key]: value } }))}
        />
      ))}
    </fieldset>
  );
}

function Parts({ bundled, part, onChange }: PartFieldsProps & { bundled: Sold["children"] }) {
  const { t } = useLingui();
  const names = useNames("offerings", bundled.map((one) => one.offering));
  return (
    <fieldset className={classes.parts}>
      <legend>
        <Trans>What is in the bundle</Trans>
      </legend>
      {bundled.map(({ offering, minimum, maximum }) => {
        const name = names.get(offering) ?? offering;
        const there = part.parts?.[offering] ?? [];
        const set = (change: (there: readonly Part[]) => readonly Part[]) =>
          onChange((now) => ({ ...now, parts: { ...now.parts, [offering]: change(now.parts?.[offering] ?? []) } }));
        return (
          <div key={offering} className={classes.part} role="group" aria-label={name}>
            <NumberInput
              label={name}
              description={t`${minimum} to ${maximum}`}
              inputWrapperOrder={["label", "input", "description"]}
              min={0}
              clampBehavior="none"
              allowDecimal={false}
              w={180}
              value={there.length}
              onChange={(count) => set((now) => counted(now, offering, Number(count)))}
            />
            {there.map((one, index) => (
              <div key={index} className={classes.inside}>
                {there.length > 1 && (
                  <strong>
                    {name} {index + 1}
                  </strong>
                )}
                <PartFields part={one} onChange={(change) => set((now) => now.map((other, place) => (place === index ? change(other) : other)))} />
              </div>
            ))}
          </div>
        );
      })}
    </fieldset>
  );
}
