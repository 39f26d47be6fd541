/** One row of a tree that was tried out: its values and where they come from, its verdict, and what differs. */
import { Trans, useLingui } from "@lingui/react/macro";
import type { Difference, TreeRow } from "~/components/simulate/rows";
import classes from "~/components/simulate/simulate.module.css";
import { fieldWords } from "~/components/simulate/words";
import { useWord } from "~/components/useWord";
import { RuleCode, ShownValue, ValuesRead, WaitsFor } from "~/components/why/Parts";
import why from "~/components/why/why.module.css";
import { originWords, outcomeWords, reasonWords, waitWords } from "~/components/why/words";
import type { TreeDomainOrderFragment, TreeTargetFragment } from "~/graphql/graphql";

export function TreeDetail({ row }: { row: TreeRow | undefined }) {
  const { t } = useLingui();
  const name = (row?.node?.specification ?? row?.target?.target)?.name.text;
  return (
    <section className={classes.detail} aria-label={t`Details`} aria-live="polite">
      {row && name ? (
        <>
          <h3>{name}</h3>
          {row.target && <Verdict target={row.target} was={row.was} />}
          {!row.target && row.node && row.node.relationship === null && (
            <p>
              <Trans>It is what the order line sells.</Trans>
            </p>
          )}
          {row.differences && row.differences.length > 0 && <Differences differences={row.differences} />}
          {row.node && <Values node={row.node} />}
        </>
      ) : (
        <p className={classes.dim}>
          <Trans>Choose a row to see its values and why it is there or not.</Trans>
        </p>
      )}
    </section>
  );
}

function Verdict({ target, was }: { target: TreeTargetFragment; was: TreeTargetFragment | undefined }) {
  const word = useWord();
  const before = was ? word(outcomeWords, was.outcome) : "";
  return (
    <>
      <p>
        {word(outcomeWords, target.outcome)}: {word(reasonWords, target.reason)}
      </p>
      {was && (
        <p className={classes.dim}>
          <Trans>Before: {before}</Trans> · {word(reasonWords, was.reason)}
        </p>
      )}
      <WaitsFor values={target.awaits} />
      <RuleCode rule={target.rule} />
      <ValuesRead read={target.read} />
    </>
  );
}

const characteristic = "characteristics.";

function Differences({ differences }: { differences: readonly Difference[] }) {
  const word = useWord();
  return (
    <>
      <h4>
        <Trans>What differs</Trans>
      </h4>
      <table className={why.values}>
        <tbody>
          {differences.map(({ field, before, after }) => (
            <tr key={field}>
              <th scope="row">{field.startsWith(characteristic) ? field.slice(characteristic.length) : word(fieldWords, field)}</th>
              <td>
                <s>
                  <ShownValue of={{ value: before }} />
                </s>{" "}
                →{" "}
                <strong>
                  <ShownValue of={{ value: after }} />
                </strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Values({ node }: { node: TreeDomainOrderFragment }) {
  const word = useWord();
  const from = new Map(node.origins.map((one) => [one.characteristic, one]));
  if (node.characteristics.length === 0 && node.waiting.length === 0) {
    return (
      <p className={classes.dim}>
        <Trans>It has no values.</Trans>
      </p>
    );
  }
  return (
    <>
      <h4>
        <Trans>Values</Trans>
      </h4>
      <table className={why.values}>
        <tbody>
          {node.characteristics.map((one) => {
            const origin = from.get(one.name);
            return (
              <tr key={one.name}>
                <th scope="row">{one.label.text}</th>
                <td>
                  <ShownValue of={one} />
                </td>
                <td className={classes.dim}>
                  {origin && word(originWords, origin.kind)} {origin?.sourceName?.text}
                </td>
              </tr>
            );
          })}
          {node.waiting.map((one) => (
            <tr key={one.mapping}>
              <th scope="row">{one.label.text}</th>
              <td>
                <Trans>waits</Trans>
              </td>
              <td className={classes.dim}>
                {word(waitWords, one.reason)}
                <WaitsFor values={one.awaits} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
