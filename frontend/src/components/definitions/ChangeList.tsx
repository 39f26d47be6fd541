/** The parts that two contents do not share, each with the fields that differ. */
import { useLingui } from "@lingui/react/macro";
import { UnstyledButton } from "@mantine/core";
import { useEffect, useRef } from "react";
import { type Change, changeKey } from "~/components/definitions/changes";
import { ChangeMark } from "~/components/definitions/ChangeMark";
import classes from "~/components/definitions/definitions.module.css";
import { ValueChange } from "~/components/definitions/ValueChange";
import { nounWords } from "~/components/definitions/words";
import { useWord } from "~/components/useWord";

interface ChangeListProps {
  changes: readonly Change[];
  fieldLabel: (change: Change, path: string) => string;
  /** The `changeKey` of the one that is looked at. */
  current?: string | null;
  onChoose?: (change: Change) => void;
}

export function ChangeList({ changes, fieldLabel, current, onChoose }: ChangeListProps) {
  const { t } = useLingui();
  const chosen = useRef<HTMLLIElement>(null);
  useEffect(() => {
    void chosen.current?.scrollIntoView({ block: "nearest" });
  }, [current]);
  return (
    <ol className={classes.changes} aria-label={t`Changes`}>
      {changes.map((change) => {
        const key = changeKey(change);
        const isCurrent = key === current;
        return (
          <li key={key} ref={isCurrent ? chosen : null} data-current={isCurrent || undefined}>
            <ChangeHead change={change} current={isCurrent} onChoose={onChoose} />
            {change.kind === "CHANGED" && (
              <dl className={classes.fields}>
                {change.fields.map(({ path, before, after }) => (
                  <div key={path}>
                    <dt>{fieldLabel(change, path)}</dt>
                    <dd>
                      <ValueChange before={before} after={after} />
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </li>
        );
      })}
    </ol>
  );
}

interface HeadProps {
  change: Change;
  current: boolean;
  onChoose: ((change: Change) => void) | undefined;
}

function ChangeHead({ change, current, onChoose }: HeadProps) {
  const word = useWord();
  const words = (
    <>
      <ChangeMark kind={change.kind} />
      <span className={classes.noun}>{word(nounWords, change.noun)}</span>
      <span className={classes.label}>{change.label}</span>
    </>
  );
  return onChoose && change.element !== null ? (
    <UnstyledButton className={classes.head} aria-current={current || undefined} onClick={() => onChoose(change)}>
      {words}
    </UnstyledButton>
  ) : (
    <div className={classes.head}>{words}</div>
  );
}
