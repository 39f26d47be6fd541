/** The compatibility rules of these specifications with others that are drawn, and a new one between two. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlus } from "@tabler/icons-react";
import { useMutation } from "urql";
import { useWordsOf } from "~/components/useWordsOf";
import { drawnAt, useDesigner } from "~/features/catalog/decomposition/context";
import classes from "~/features/catalog/decomposition/inspector/inspector.module.css";
import { SpecName } from "~/features/catalog/decomposition/inspector/parts";
import { ruleId } from "~/features/catalog/decomposition/model/graph";
import { typeWords } from "~/features/catalog/decomposition/words";
import { useForm } from "~/features/catalog/form/context";
import { SaveCatalogDraft } from "~/features/catalog/queries";

export function RuleList({ between }: { between: readonly [string, string] | readonly [string] }) {
  const { t, i18n } = useLingui();
  const { drawing, open, readOnly } = useDesigner();
  const [one, other] = between;
  const rules = drawing.rules.filter(({ source, target }) =>
    other === undefined ? source === one || target === one : (source === one && target === other) || (source === other && target === one),
  );
  const addable = other !== undefined && !readOnly;
  if (rules.length === 0 && !addable) return null;
  return (
    <section aria-label={t`Compatibility rules`}>
      <h3 className={classes.head}>
        <Trans>Compatibility rules</Trans>
      </h3>
      <ul className={classes.links}>
        {rules.map((rule) => {
          const type = typeWords[rule.type];
          return (
            <li key={rule.key} className={classes.rule}>
              <button type="button" className={classes.link} onClick={() => open(ruleId(rule.key))}>
                {rule.name.text || rule.key}
              </button>
              <span className={classes.dim}>
                <SpecName of={rule.source} /> {type ? i18n._(type) : rule.type} <SpecName of={rule.target} />
              </span>
            </li>
          );
        })}
      </ul>
      {addable && <AddRule source={one} target={other} />}
    </section>
  );
}

function AddRule({ source, target }: { source: string; target: string }) {
  const { t } = useLingui();
  const wordsOf = useWordsOf();
  const { drawing, open } = useDesigner();
  const { document } = useForm();
  const [saving, save] = useMutation(SaveCatalogDraft);
  const name = (key: string) => wordsOf(drawnAt(drawing, key).name) || key;
  const begin = async () => {
    const taken = new Set(drawing.rules.map((one) => one.key));
    let key = `${source}-requires-${target}`.slice(0, 190);
    for (let number = 2; taken.has(key); number += 1) key = `${source}-requires-${target}-${number}`;
    const content = { key, name: { en: `${name(source)} requires ${name(target)}` }, type: "requires", source, target };
    const answer = await save({ input: { section: "compatibility", key, content, document } });
    const problem = answer.data?.saveCatalogDraft.problems[0];
    if (problem || answer.error) return notifications.show({ color: "red", message: problem?.message ?? t`The server did not answer.` });
    drawing.refresh();
    open(ruleId(key));
    return undefined;
  };
  return (
    <Button size="xs" variant="default" loading={saving.fetching} leftSection={<IconPlus size={14} aria-hidden />} onClick={() => void begin()}>
      <Trans>Add a compatibility rule</Trans>
    </Button>
  );
}
