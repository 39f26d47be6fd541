/** An offering: what it sells or bundles, to whom, where and when. */
import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { at } from "~/features/catalog/model";
import classes from "~/features/catalog/catalog.module.css";
import { useForm } from "~/features/catalog/form/context";
import { Children } from "~/features/catalog/form/Children";
import { Entitlements } from "~/features/catalog/form/Entitlements";
import { ChoiceAt, MomentAt, NumberAt, RefAt, RefsAt, SwitchAt, TagsAt, WordsAt } from "~/features/catalog/form/fields";
import { Groups } from "~/features/catalog/form/Groups";
import { Narrowing } from "~/features/catalog/form/Narrowing";
import { Part } from "~/features/catalog/form/Part";
import { RuleAt } from "~/features/catalog/form/RuleAt";
import { Pictures } from "~/features/catalog/form/Pictures";
import { Prices } from "~/features/catalog/form/Prices";

export function OfferingForm() {
  const { t } = useLingui();
  const { value, entityKey } = useForm();
  const count = (field: string) => (value[field] as unknown[] | undefined)?.length ?? 0;
  const eligibility = Object.keys((value["eligibility"] as object | undefined) ?? {}).length;
  const children = count("children");
  return (
    <>
      <Part title={t`What it is called`} of={["name", "description", "categories", "external_ids", "key"]}>
        <WordsAt path={["name"]} label={t`Name`} required />
        <WordsAt path={["description"]} label={t`Description`} multiline />
        <div className={classes.two}>
          <RefsAt path={["categories"]} label={t`Categories`} section="categories" description={t`The first one is its main category.`} />
          <TagsAt path={["external_ids"]} label={t`External ids`} description={t`What other systems order it by.`} />
        </div>
      </Part>
      <Part title={t`What it sells`} of={["specification", "sold_alone", "needs_site", "lifecycle"]}>
        <RefAt path={["specification"]} label={t`Specification`} section="specifications" description={t`Empty: it sells nothing but the offerings in it.`} />
        <div className={classes.two}>
          <SwitchAt path={["sold_alone"]} label={t`Sold on its own`} fallback={true} description={t`Otherwise only as part of a bundle.`} />
          <SwitchAt path={["needs_site"]} label={t`Needs a site`} description={t`A line says where it is delivered.`} />
        </div>
      </Part>
      <Part title={t`Characteristics`} of={["narrowed", "defaults"]} count={Object.keys((value["narrowed"] as object) ?? {}).length}>
        <Narrowing />
      </Part>
      <Part title={t`Parts of the bundle`} of={["children", "groups"]} count={children} folded={children === 0}>
        <Children />
        <Groups />
      </Part>
      <Part title={t`Prices`} of={["prices"]} count={count("prices")}>
        <Prices />
        <Link className={classes.link} to={"/prices" as string} search={{ key: entityKey } as never}>
          {t`Tiers, ramps and matrices of this offering`}
        </Link>
      </Part>
      <Part title={t`Who may buy it`} of={["channels", "eligibility"]} count={count("channels") + eligibility} folded={count("channels") + eligibility === 0}>
        <RefsAt path={["channels"]} label={t`Channels`} section="channels" description={t`Empty: sold through all of them.`} />
        <div className={classes.two}>
          <TagsAt path={["eligibility", "segments"]} label={t`Segments`} description={t`Empty: customers of all segments.`} />
          <TagsAt path={["eligibility", "countries"]} label={t`Countries`} description={t`Two capital letters, e.g. BR.`} />
          <TagsAt path={["eligibility", "regions"]} label={t`Regions`} />
          <TagsAt path={["eligibility", "postal_codes"]} label={t`Postal codes`} description={t`Beginnings count: 01 is all that begins with 01.`} />
        </div>
        <RuleAt path={["eligibility", "condition"]} kind="eligibility" gives="boolean" label={t`Condition`} description={t`FEEL over account, site, order and channel.`} />
        <WordsAt path={["eligibility", "reason"]} label={t`What a customer is told`} multiline />
      </Part>
      <Part title={t`When, and on which terms`} of={["valid_from", "valid_until", "terms", "contract", "entitlements"]} folded={!value["valid_from"] && !value["contract"] && count("terms") + count("entitlements") === 0}>
        <div className={classes.two}>
          <MomentAt path={["valid_from"]} label={t`Sold from`} />
          <MomentAt path={["valid_until"]} label={t`Sold until`} />
        </div>
        <RefsAt path={["terms"]} label={t`Terms of sale`} section="terms" description={t`A buyer accepts each of them.`} />
        <div className={classes.two}>
          <NumberAt path={["contract", "term_months"]} label={t`Contract, in months`} whole min={1} description={t`Empty: no contract.`} />
          {at(value, ["contract"]) !== undefined && (
            <ChoiceAt
              path={["contract", "renewal"]}
              label={t`Renewal`}
              fallback="none"
              data={[
                { value: "none", label: t`None` },
                { value: "automatic", label: t`Automatic` },
              ]}
            />
          )}
        </div>
        <Entitlements />
      </Part>
      <Part title={t`Pictures`} of={["pictures"]} count={count("pictures")} folded={count("pictures") === 0}>
        <Pictures />
      </Part>
    </>
  );
}
