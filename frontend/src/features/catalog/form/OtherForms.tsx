/** The smaller forms: categories, channels, terms of sale. */
import { useLingui } from "@lingui/react/macro";
import classes from "~/features/catalog/catalog.module.css";
import { LinesAt, NumberAt, RefAt, WordsAt } from "~/features/catalog/form/fields";
import { Part } from "~/features/catalog/form/Part";

export function CategoryForm() {
  const { t } = useLingui();
  return (
    <Part title={t`What it is called`} of={["name", "description", "parent", "sequence", "picture"]}>
      <WordsAt path={["name"]} label={t`Name`} required />
      <WordsAt path={["description"]} label={t`Description`} multiline />
      <div className={classes.three}>
        <RefAt path={["parent"]} label={t`Lies in`} section="categories" description={t`Empty: it stands at the top.`} />
        <NumberAt path={["sequence"]} label={t`Place`} whole description={t`Lower stands first; 100 when nothing is said.`} />
        <RefAt path={["picture", "image"]} label={t`Picture`} section="images" />
      </div>
    </Part>
  );
}

export function ChannelForm() {
  const { t } = useLingui();
  return (
    <Part title={t`What it is called`} of={["name"]}>
      <WordsAt path={["name"]} label={t`Name`} required />
      <p className={classes.hint}>{t`Orders keep the key as the channel by which they came.`}</p>
    </Part>
  );
}

export function TermsForm() {
  const { t } = useLingui();
  return (
    <Part title={t`What a buyer agrees to`} of={["name", "text"]}>
      <WordsAt path={["name"]} label={t`Name`} required />
      <div className={classes.two}>
        <LinesAt path={["text", "en"]} label={t`Text (English)`} required />
        <LinesAt path={["text", "pt-BR"]} label={t`Text (Portuguese)`} />
      </div>
      <p className={classes.hint}>{t`An order keeps which version was accepted, by whom and when; a change makes a new version.`}</p>
    </Part>
  );
}
