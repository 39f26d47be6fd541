/** Why one domain order is there, where its values come from, and what is not there beside and below it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor } from "@mantine/core";
import { StateBadge } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { ComposedOf } from "~/components/why/ComposedOf";
import { ShownValue, WaitsFor } from "~/components/why/Parts";
import { Reasons, TargetCard } from "~/components/why/TargetCard";
import classes from "~/components/why/why.module.css";
import type { WhySubjectData } from "~/components/why/queries";
import { originWords, relationshipWords, waitWords } from "~/components/why/words";
import type { WhyTargetFragment } from "~/graphql/graphql";

interface SubjectProps {
  subject: WhySubjectData;
  onOpen: (domainOrder: string) => void;
}

export function WhySubject({ subject, onOpen }: SubjectProps) {
  const { t } = useLingui();
  const { domainOrder, neighbours, targets } = subject;
  const name = domainOrder.specification.name.text;
  const above = subject.parent?.specification.name.text ?? "";
  return (
    <article className={classes.subject} aria-label={`${domainOrder.number} · ${name}`}>
      <div className={classes.head}>
        <h2>{name}</h2>
        <span className={classes.dim}>{domainOrder.number}</span>
        <StateBadge state={domainOrder.state} />
      </div>
      <section className={classes.section} aria-label={t`Why it is here`}>
        <h3>
          <Trans>Why it is here</Trans>
        </h3>
        <Came subject={subject} onOpen={onOpen} />
      </section>
      <Values subject={subject} />
      <Targets title={t`Not made beside it, under ${above}`} targets={neighbours.filter(isAbsent)} onOpen={onOpen} />
      <Targets title={t`Not made under it`} targets={targets.filter(isAbsent)} onOpen={onOpen} />
      <Targets title={t`What it brought along`} targets={targets.filter((one) => !isAbsent(one))} onOpen={onOpen} />
      <ComposedOf parts={subject.parts} />
    </article>
  );
}

const isAbsent = (target: { outcome: string }) => target.outcome !== "CREATE";

function Came({ subject: { came, parent, sharedBy }, onOpen }: SubjectProps) {
  const word = useWord();
  return (
    <>
      {!came && (
        <p>
          <Trans>It is what the order line sells.</Trans>
        </p>
      )}
      {parent && (
        <p>
          {came?.relationshipType && `${word(relationshipWords, came.relationshipType)} `}
          <Anchor component="button" type="button" size="sm" onClick={() => onOpen(parent.id)}>
            {parent.specification.name.text} ({parent.number})
          </Anchor>
        </p>
      )}
      {came && <Reasons target={came} />}
      {sharedBy.length > 0 && (
        <p>
          <Trans>Shared with</Trans>{" "}
          {sharedBy.map((one) => (
            <Anchor key={one.id} component="button" type="button" size="sm" mr="xs" onClick={() => onOpen(one.id)}>
              {one.specification.name.text} ({one.number})
            </Anchor>
          ))}
        </p>
      )}
    </>
  );
}

function Values({ subject: { values, origins, waiting } }: { subject: WhySubjectData }) {
  const { t } = useLingui();
  const word = useWord();
  const from = new Map(origins.map((one) => [one.characteristic, one]));
  if (values.length === 0 && waiting.length === 0) return null;
  return (
    <section className={classes.section} aria-label={t`Where its values come from`}>
      <h3>
        <Trans>Where its values come from</Trans>
      </h3>
      <table className={classes.values}>
        <tbody>
          {values.map((one) => {
            const origin = from.get(one.name);
            return (
              <tr key={one.name}>
                <th scope="row">{one.label.text}</th>
                <td>
                  <strong>
                    <ShownValue of={one} />
                  </strong>
                </td>
                <td className={classes.dim}>
                  {origin && word(originWords, origin.kind)}
                  {origin?.sourceName && (
                    <>
                      {" "}
                      <Trans>from {origin.sourceName.text}</Trans>
                      <br />
                      <code>{origin.mapping}</code>
                    </>
                  )}
                </td>
              </tr>
            );
          })}
          {waiting.map((one) => (
            <tr key={one.mapping}>
              <th scope="row">{one.label.text}</th>
              <td>
                <Trans>waits</Trans>
              </td>
              <td className={classes.dim}>
                <code>{one.mapping}</code>: {word(waitWords, one.reason)}
                <WaitsFor values={one.awaits} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Targets(props: { title: string; targets: readonly WhyTargetFragment[]; onOpen: (domainOrder: string) => void }) {
  if (props.targets.length === 0) return null;
  return (
    <section className={classes.section} aria-label={props.title}>
      <h3>{props.title}</h3>
      <ul className={classes.targets}>
        {props.targets.map((one) => (
          <TargetCard key={one.relationship} target={one} onOpen={props.onOpen} />
        ))}
      </ul>
    </section>
  );
}
