/** Fields that take no values any more; they can be taken up again, their keys can't be used for others. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "urql";
import classes from "~/features/fields/fields.module.css";
import { type Definition, ReviveField } from "~/features/fields/queries";
import { typeWords } from "~/features/fields/words";

export function RetiredFields({ fields }: { fields: readonly Definition[] }) {
  const { t, i18n } = useLingui();
  const [, revive] = useMutation(ReviveField);
  const bringBack = async (field: Definition) => {
    const answer = await revive({ input: { id: field.id, version: field.version } });
    const refused = answer.data?.reviveCustomField.problems[0]?.message ?? answer.error?.message;
    notifications.show(refused ? { color: "red", message: refused } : { message: t`${field.label.text} takes values again` });
  };
  return (
    <section className={classes.retired} aria-label={t`Retired fields`}>
      <h2 className={classes.heading}>
        <Trans>Retired fields</Trans>
      </h2>
      <p className={classes.lead}>
        <Trans>They keep their values, and expressions still read them. Their keys are never used again.</Trans>
      </p>
      <ul className={classes.list}>
        {fields.map((field) => (
          <li key={field.id} className={classes.row}>
            <span />
            <div className={classes.words}>
              {field.label.text}
              <div className={classes.key}>{field.key}</div>
            </div>
            <span className={classes.marks}>{i18n._(typeWords[field.type])}</span>
            <Button size="compact-sm" variant="default" onClick={() => void bringBack(field)}>
              <Trans>Bring back</Trans>
              <span className="visually-hidden"> {field.label.text}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
