/** One product as it is configured: its questions, its parts, and theirs. It holds nothing: lines come and go by props. */
import { Trans, useLingui } from "@lingui/react/macro";
import classes from "~/components/configurator/configurator.module.css";
import { Press, SelectInput } from "~/components/configurator/fields";
import {
  addLine,
  childrenOf,
  choosePart,
  type Configured,
  type ConfiguredLine,
  type Part,
  type Place,
  removeLine,
  setAnswer,
  setPlace,
  shownValue,
} from "~/components/configurator/model";
import { Parts } from "~/components/configurator/Parts";
import { QuestionField } from "~/components/configurator/QuestionField";
import type { DraftLine } from "~/lib/draft";
import { messageAt } from "~/lib/problems";

export interface TreeProps {
  configured: Configured;
  lines: readonly DraftLine[];
  sites: readonly Place[];
  /** Lines as they are now, and the numbers of those that were just added. */
  onLines: (lines: readonly DraftLine[], fresh: readonly string[]) => void;
  /** Whether what is only missing is held against one already. */
  strict?: boolean;
}

export function ConfiguredTree({ number, ...props }: TreeProps & { number: string }) {
  const line = props.configured.lines.find((one) => one.number === number);
  if (!line) return null;
  return <Line {...props} line={line} />;
}

function Line({ line, ...props }: TreeProps & { line: ConfiguredLine }) {
  const { lines, onLines } = props;
  const own = lines.find((one) => one.number === line.number);
  if (!own) return null;
  const count = (part: Part, wanted: number) => {
    let next = lines;
    const fresh: string[] = [];
    const present = childrenOf(next, line.number, part.offering);
    for (const surplus of present.slice(wanted)) next = removeLine(next, surplus.number);
    for (let have = present.length; have < wanted; have += 1) {
      const added = addLine(next, part.offering, line.number, own.siteId);
      next = added.lines;
      fresh.push(added.number);
    }
    onLines(next, fresh);
  };
  return (
    <div className={classes.line}>
      <Questions {...props} line={line} own={own} />
      <Parts
        line={line}
        countOf={(offering) => childrenOf(lines, line.number, offering).length}
        onCount={count}
        onChoose={(group, offering) => {
          const chosen = choosePart(lines, own, group, offering);
          onLines(chosen.lines, [chosen.number]);
        }}
        inside={(offering) => <Copies {...props} parent={line} offering={offering} />}
      />
    </div>
  );
}

function Questions({ line, own, configured, lines, onLines, strict }: TreeProps & { line: ConfiguredLine; own: DraftLine }) {
  const { t } = useLingui();
  const asked = line.questions.filter((one) => !one.hidden && !(one.readOnly && one.value === null));
  if (asked.length === 0) return null;
  const index = String(configured.lines.indexOf(line));
  const problems = strict ? configured.problems : configured.problems.filter(({ code }) => !/missing/.test(code));
  const inConflict = new Map(configured.conflicts.filter((one) => one.line === line.number).map((one) => [one.characteristic, one.message]));
  return (
    <div className={classes.questions} role="group" aria-label={t`Configuration of ${line.name}`}>
      {asked.map((question) => (
        <QuestionField
          key={question.key}
          question={question}
          value={shownValue(question, own)}
          error={inConflict.get(question.key) ?? messageAt(problems, "lines", index, "characteristics", question.key)}
          onAnswer={(value) => onLines(setAnswer(lines, line.number, question.key, value), [])}
        />
      ))}
    </div>
  );
}

/** Two or more of one part may stand at different sites. */
function Copies({ parent, offering, ...props }: TreeProps & { parent: ConfiguredLine; offering: string }) {
  const copies = props.configured.lines.filter((one) => one.parentNumber === parent.number && one.offering === offering);
  const shown = copies.filter((one) => props.lines.some((line) => line.number === one.number));
  if (shown.every((one) => one.questions.every(({ hidden }) => hidden) && one.parts.length === 0) && shown.length < 2) return null;
  return shown.map((copy, place) => (
    <div key={copy.number} className={classes.inside}>
      {shown.length > 1 && <CopyHead {...props} copy={copy} title={`${copy.name} ${place + 1}`} />}
      <Line {...props} line={copy} />
    </div>
  ));
}

function CopyHead({ copy, title, sites, lines, onLines }: TreeProps & { copy: ConfiguredLine; title: string }) {
  const { t } = useLingui();
  return (
    <div className={classes.copy}>
      {title}
      {copy.needsSite && sites.length > 1 && (
        <span className={classes.copySite}>
          <SelectInput
            label={t`Site of ${title}`}
            empty={t`Choose a site`}
            options={sites.map((site) => ({ value: site.id, label: `${site.name}, ${site.city}` }))}
            value={lines.find((one) => one.number === copy.number)?.siteId ?? ""}
            onValue={(siteId) => onLines(setPlace(lines, copy.number, siteId || null), [])}
          />
        </span>
      )}
      <Press kind="link" onClick={() => onLines(removeLine(lines, copy.number), [])} aria-label={t`Remove ${title}`}>
        <Trans>Remove</Trans>
      </Press>
    </div>
  );
}
