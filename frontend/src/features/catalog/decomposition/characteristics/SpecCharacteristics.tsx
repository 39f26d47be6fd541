/** The characteristics of one specification, with who gives and who reads them; edited in a draft of it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import { StateMark } from "~/components/StateBadge";
import classes from "~/features/catalog/decomposition/characteristics/characteristics.module.css";
import { useDesigner } from "~/features/catalog/decomposition/context";
import { SpecName } from "~/features/catalog/decomposition/inspector/parts";
import type { Drawn } from "~/features/catalog/decomposition/model/specification";
import type { Giver, Reader, Travel } from "~/features/catalog/decomposition/model/travel";
import { mappingWords } from "~/features/catalog/decomposition/words";
import type { Characteristic } from "~/features/catalog/form/characteristic";
import { CharacteristicGrid, type ExtraColumn } from "~/features/catalog/form/CharacteristicGrid";
import { FormProvider, type FormState } from "~/features/catalog/form/context";
import { EntityForm } from "~/features/catalog/record/EntityForm";

const nothing = () => undefined;

const toRead = (drawn: Drawn): FormState => ({
  section: "specifications", entityKey: drawn.key, document: "", value: { characteristics: drawn.characteristics }, inForce: null, findings: [],
  readOnly: true, put: nothing, undo: nothing, redo: nothing, arrangement: null, at: null,
});

export function SpecCharacteristics({ drawn, travel }: { drawn: Drawn; travel: Travel }) {
  const { t } = useLingui();
  const { readOnly, drawing } = useDesigner();
  const [editing, setEditing] = useState(false);
  const form = useMemo(() => toRead(drawn), [drawn]);
  const extra: ExtraColumn[] = [
    { header: t`Given by`, cell: (row) => <Given drawn={drawn} row={row} givers={travel.givers.get(`${drawn.key}.${row.key}`) ?? []} /> },
    { header: t`Read by`, cell: (row) => <Read readers={travel.readers.get(`${drawn.key}.${row.key}`) ?? []} /> },
  ];
  return (
    <section className={classes.spec} aria-label={drawn.key} data-specification={drawn.key}>
      <div className={classes.head}>
        <h2>
          <SpecName of={drawn.key} />
        </h2>
        <code className={classes.dim}>{drawn.key}</code>
        {drawn.draft && <StateMark state="DRAFT" word={t`Draft`} />}
        {!readOnly && drawn.sort !== "unknown" && (
          <Button size="compact-xs" variant="default" aria-pressed={editing} onClick={() => setEditing(!editing)}>
            {editing ? <Trans>Done</Trans> : <Trans>Edit</Trans>}
          </Button>
        )}
      </div>
      {editing ? (
        <EntityForm section="specifications" entityKey={drawn.key} onSaved={drawing.refresh}>
          <CharacteristicGrid extra={extra} />
        </EntityForm>
      ) : (
        <FormProvider value={form}>
          <CharacteristicGrid extra={extra} />
        </FormProvider>
      )}
    </section>
  );
}

/** Where a value comes from besides: asked when it is sold, asked later, or a default. */
function Given({ drawn, row, givers }: { drawn: Drawn; row: Characteristic; givers: readonly Giver[] }) {
  const { t, i18n } = useLingui();
  const { show } = useDesigner();
  const asked = drawn.sort === "product" && row.configurable !== false && !row.fulfillment_only;
  const own = [asked && t`whoever orders`, row.fulfillment_only && t`whoever fulfills`, row.default !== undefined && row.default !== null && t`its default`].filter(Boolean);
  if (givers.length === 0 && own.length === 0) return <span className={classes.nobody}>{t`nobody`}</span>;
  return (
    <span className={classes.chips}>
      {givers.map((one) => {
        const word = mappingWords[one.kind];
        return (
          <button key={JSON.stringify(one)} type="button" className={classes.chip} onClick={() => show(one.id)}>
            {word ? i18n._(word) : one.kind}: <SpecName of={one.source} />
            {one.characteristic && <code>{one.characteristic}</code>}
          </button>
        );
      })}
      {own.length > 0 && <span className={classes.dim}>{own.join(", ")}</span>}
    </span>
  );
}

function Read({ readers }: { readers: readonly Reader[] }) {
  const { t } = useLingui();
  const { show } = useDesigner();
  const words = { rule: t`Rule`, quantity: t`How many`, mapping: t`Value` };
  if (readers.length === 0) return <span className={classes.dim}>–</span>;
  return (
    <span className={classes.chips}>
      {readers.map((one) => (
        <button key={JSON.stringify(one)} type="button" className={classes.chip} onClick={() => show(one.id)}>
          {words[one.by]}: <SpecName of={one.source} /> <span aria-hidden>→</span> <SpecName of={one.target} />
        </button>
      ))}
    </span>
  );
}
