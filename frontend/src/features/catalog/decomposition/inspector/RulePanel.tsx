/** A compatibility rule between two that are drawn, edited in a draft of its own. */
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useDesigner } from "~/features/catalog/decomposition/context";
import classes from "~/features/catalog/decomposition/inspector/inspector.module.css";
import { CompatibilityForm } from "~/features/catalog/form/RuleForms";
import { EntityForm } from "~/features/catalog/record/EntityForm";

export function RulePanel({ rule }: { rule: string }) {
  const { drawing } = useDesigner();
  return (
    <>
      <h2 className={classes.title}>
        <Trans>Compatibility rule</Trans>
      </h2>
      <p className={classes.dim}>
        <Trans>It holds in every order, whatever graph draws the two; it is published with the graph, or on its own.</Trans>{" "}
        <Link to={`/catalog/compatibility/${encodeURIComponent(rule)}` as string} className={classes.anchor}>
          <Trans>Open its page</Trans>
        </Link>
      </p>
      <EntityForm section="compatibility" entityKey={rule} onSaved={drawing.refresh}>
        <CompatibilityForm />
      </EntityForm>
    </>
  );
}
