/** In the panel, why a line or domain order became what it is; and what is not there beside and below it, and why not. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useAskedAgain } from "~/components/useAskedAgain";
import { useWord } from "~/components/useWord";
import { ExplainDecomposition } from "~/components/why/queries";
import { OutcomeMark } from "~/components/why/TargetCard";
import { WhyButton } from "~/components/why/WhyButton";
import { WhyNotButton } from "~/components/why/WhyNotButton";
import { reasonWords } from "~/components/why/words";
import classes from "~/features/record/graph/panel/panel.module.css";
import type { WhyTargetFragment } from "~/graphql/graphql";

interface WhyPartProps {
  orderId: string;
  /** What is asked about: one of the two. */
  lineId?: string;
  domainOrderId?: string;
  label: string;
  changed: string;
}

const isMissing = ({ outcome }: { outcome: string }): boolean => outcome === "EXCLUDE" || outcome === "DEFER";
const most = 8;

export function WhyPart({ orderId, lineId, domainOrderId, label, changed }: WhyPartProps) {
  const word = useWord();
  const variables = { order: orderId, domainOrder: domainOrderId ?? null, line: lineId ?? null, page: 0 };
  const [{ data }] = useAskedAgain(ExplainDecomposition, variables, changed);
  const subjects = data?.explainDecomposition?.subjects ?? [];
  const [subject] = subjects;
  if (!subject) return null;
  const beside = domainOrderId ? subject.neighbours.filter(isMissing) : [];
  const below = subjects.flatMap(({ targets }) => targets.filter(isMissing));
  const reason = subject.came ? word(reasonWords, subject.came.reason) : null;
  return (
    <>
      <section className={classes.why}>
        {domainOrderId && <span>{reason ?? <Trans>It is what the order line sells.</Trans>}</span>}
        <WhyButton orderId={orderId} domainOrderId={domainOrderId} lineId={lineId} label={label} />
      </section>
      <Missing title={<Trans>Not made beside it</Trans>} targets={beside} />
      <Missing title={<Trans>Not made under it</Trans>} targets={below} />
    </>
  );
}

function Missing({ title, targets }: { title: React.ReactNode; targets: readonly WhyTargetFragment[] }) {
  const { t } = useLingui();
  if (targets.length === 0) return null;
  const left = targets.length - most;
  return (
    <section>
      <h3>{title}</h3>
      <ul className={classes.near} aria-label={t`What is not there`}>
        {targets.slice(0, most).map((one, index) => (
          <li key={`${one.target.key}:${one.relationship}:${index}`}>
            <span className={classes.missing}>
              {one.target.name.text} <OutcomeMark target={one} />
            </span>
            <WhyNotButton target={one} />
          </li>
        ))}
      </ul>
      {left > 0 && (
        <span className={classes.dim}>
          <Trans>and {left} more</Trans>
        </span>
      )}
    </section>
  );
}
