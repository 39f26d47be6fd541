/** The values that travel from one specification to another, a row each, with the fields that its kind reads. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Select } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useWordsOf } from "~/components/useWordsOf";
import { ValueField } from "~/components/ValueField";
import { useDesigner } from "~/features/catalog/decomposition/context";
import classes from "~/features/catalog/decomposition/inspector/inspector.module.css";
import { SpecName } from "~/features/catalog/decomposition/inspector/parts";
import { ofKind } from "~/features/catalog/decomposition/model/edits";
import type { Mapping } from "~/features/catalog/decomposition/model/graph";
import { mappingWords } from "~/features/catalog/decomposition/words";
import { specOf } from "~/features/catalog/form/characteristic";
import { useField } from "~/features/catalog/form/context";
import { ChoiceAt, WordsAt } from "~/features/catalog/form/fields";
import { useCharacteristics } from "~/features/catalog/form/Narrowing";
import { RuleAt } from "~/features/catalog/form/RuleAt";

const kinds = ["copy", "set", "default", "compute", "include", "exclude", "validate"] as const;

export function MappingGrid({ source, target }: { source: string; target: string }) {
  const { t } = useLingui();
  const { graph, readOnly, addMapping } = useDesigner();
  const rows = graph.mappings.flatMap((one, index) => (one.source === source && one.target === target ? [{ one, index }] : []));
  return (
    <section aria-label={t`Values from ${source} to ${target}`} className={classes.fields}>
      <h3 className={classes.head}>
        <span>
          <Trans>Values</Trans> <SpecName of={source} /> <span aria-hidden>→</span> <SpecName of={target} />
        </span>
      </h3>
      {rows.map(({ one, index }, place) => (
        <MappingRow key={one.id} mapping={one} index={index} number={place + 1} />
      ))}
      {rows.length === 0 && (
        <p className={classes.dim}>
          <Trans>Nothing travels this way.</Trans>
        </p>
      )}
      {!readOnly && (
        <Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => addMapping(source, target)} style={{ justifySelf: "start" }}>
          <Trans>Add a mapping</Trans>
        </Button>
      )}
    </section>
  );
}

function MappingRow({ mapping, index, number }: { mapping: Mapping; index: number; number: number }) {
  const { t, i18n } = useLingui();
  const { edit, readOnly } = useDesigner();
  const at = (field: string) => ["mappings", index, field];
  const whole = useField(["mappings", index]);
  const id = useField(at("id"));
  const kind = useField(at("kind"));
  const [conditioned, setConditioned] = useState(mapping.condition !== undefined);
  const from = useCharacteristics(mapping.source).map((one) => ({ value: one.key, label: one.key }));
  const to = useCharacteristics(mapping.target).map((one) => ({ value: one.key, label: one.key }));
  const of = { source: mapping.source, target: mapping.target };
  const valued = ["set", "default", "include", "exclude"].includes(mapping.kind);
  const computed = mapping.kind === "compute" || mapping.kind === "validate";
  const error = whole.error ?? id.error;
  const replaced = (next: Mapping) => edit((graph) => ({ ...graph, mappings: graph.mappings.map((one, place) => (place === index ? next : one)) }));
  return (
    <div className={classes.mapping} role="group" aria-label={t`Mapping ${number}`}>
      {error && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
      <div className={classes.mappingLine}>
        <Select
          label={t`How`}
          data={kinds.map((value) => ({ value, label: mappingWords[value] ? i18n._(mappingWords[value]) : value }))}
          value={mapping.kind}
          readOnly={readOnly}
          error={kind.error}
          allowDeselect={false}
          onChange={(next) => next && replaced(ofKind(mapping, next))}
        />
        {mapping.kind === "copy" && <ChoiceAt path={at("from_characteristic")} label={t`Characteristic`} required data={from} />}
        {valued && <ValueAt mapping={mapping} index={index} />}
        <ChoiceAt path={at("to_characteristic")} label={mapping.kind === "validate" ? t`About` : t`Into`} required data={to} />
        {!readOnly && (
          <ActionIcon
            variant="subtle"
            color="gray"
            mt={24}
            aria-label={t`Take mapping ${number} out`}
            onClick={() => edit((graph) => ({ ...graph, mappings: graph.mappings.filter((_one, place) => place !== index) }))}
          >
            <IconTrash size={15} aria-hidden />
          </ActionIcon>
        )}
      </div>
      {computed && (
        <RuleAt path={at("expression")} kind="mapping" of={of} label={mapping.kind === "validate" ? t`What has to hold` : t`Expression`} required {...(mapping.kind === "validate" ? { gives: "boolean" as const } : {})} />
      )}
      {mapping.kind === "validate" && <WordsAt path={at("message")} label={t`What people are told when it does not`} multiline />}
      {conditioned ? (
        <RuleAt path={at("condition")} kind="mapping" gives="boolean" of={of} label={t`Only when`} />
      ) : (
        !readOnly && (
          <Button size="compact-xs" variant="subtle" onClick={() => setConditioned(true)} style={{ justifySelf: "start" }}>
            <Trans>Only when…</Trans>
          </Button>
        )
      )}
    </div>
  );
}

/** As the characteristic is answered into which it goes. */
function ValueAt({ mapping, index }: { mapping: Mapping; index: number }) {
  const { t } = useLingui();
  const wordsOf = useWordsOf();
  const field = useField(["mappings", index, "value"]);
  const asked = useCharacteristics(mapping.target).find((one) => one.key === mapping.to_characteristic);
  const spec = asked ? specOf(asked, wordsOf) : { name: "value", valueType: "STRING" as const, label: "", mandatory: false };
  const option = mapping.kind === "include" || mapping.kind === "exclude";
  return (
    <ValueField
      spec={{ ...spec, label: option ? t`Option` : t`Value`, help: null, mandatory: false }}
      value={field.value}
      error={field.error}
      disabled={field.readOnly}
      onChange={(value) => field.change(value ?? undefined)}
    />
  );
}
