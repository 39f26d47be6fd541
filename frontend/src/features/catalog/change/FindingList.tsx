/** What keeps something from being published, each with where it is and a way there. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Alert } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useWordsOf } from "~/components/useWordsOf";
import classes from "~/features/catalog/catalog.module.css";
import { useFieldWords } from "~/features/catalog/findings/fieldWords";
import { entityOf, placeWords } from "~/features/catalog/findings/where";
import { addressOf } from "~/features/catalog/list/EntityList";
import { useNames } from "~/features/catalog/list/options";
import type { Content, Words } from "~/features/catalog/model";
import { oneOf } from "~/features/catalog/sections";
import type { Problem } from "~/lib/problems";

/** As much of a draft as tells where a finding is. */
interface Drafted {
  section: string;
  key: string;
  content: unknown;
}

interface FindingListProps {
  findings: readonly Problem[];
  drafts?: readonly Drafted[];
  /** What they are about can't be opened yet. */
  unlinked?: boolean;
  /** Someone goes to the place of one. */
  onLeave?: () => void;
}

const noDrafts: readonly Drafted[] = [];
const most = 50;

export function FindingList({ findings, drafts = noDrafts, unlinked = false, onLeave }: FindingListProps) {
  const shown = findings.slice(0, most);
  if (findings.length === 0) return null;
  return (
    <Alert
      role="alert"
      color="red"
      variant="outline"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      styles={{ title: { color: "var(--tone-bad-text)" }, icon: { color: "var(--tone-bad-text)" } }}
      title={<Trans>To mend first</Trans>}
    >
      <ul className={classes.plain}>
        {shown.map((one) => (
          <li key={`${one.path.join(".")}:${one.code}:${one.message}`}>
            {one.message} <Place finding={one} drafts={drafts} unlinked={unlinked} {...(onLeave ? { onLeave } : {})} />
          </li>
        ))}
      </ul>
      {findings.length > most && <Trans>and {findings.length - most} more</Trans>}
    </Alert>
  );
}

function Place({ finding, drafts, unlinked, onLeave }: { finding: Problem; drafts: readonly Drafted[]; unlinked: boolean; onLeave?: () => void }) {
  const { i18n } = useLingui();
  const wordsOf = useWordsOf();
  const field = useFieldWords();
  const found = entityOf(finding.path);
  const content = drafts.find((one) => one.section === found?.section && one.key === found.key)?.content as Content | undefined;
  const ends = useMemo(() => endsOf(content, found?.rest ?? []), [content, found?.rest]);
  const names = useNames("specifications", ends);
  if (!found) return finding.path.length > 0 ? <span className={classes.dim}>({finding.path.map((part) => (/^\d+$/.test(part) ? Number(part) + 1 : field(part))).join(" · ")})</span> : null;
  const specification = (key: string) => {
    const drafted = drafts.find((one) => one.section === "specifications" && one.key === key)?.content as { name?: Words } | undefined;
    return names.get(key) || wordsOf(drafted?.name) || key;
  };
  const place = placeWords(found.section, content, found.rest, { field, words: wordsOf, specification });
  const words = [wordsOf(content?.["name"] as Words | undefined) || `${i18n._(oneOf[found.section] ?? { id: found.section })} ${found.key}`, place].filter(Boolean).join(" · ");
  if (unlinked) return <span className={classes.dim}>({words})</span>;
  const address = addressOf(found.section, found.key);
  const search = "search" in address ? address.search : ((found.rest.length > 0 ? { at: found.rest.join(".") } : {}) as never);
  return (
    <Link to={address.to} search={search} className={classes.link} onClick={onLeave}>
      {words}
    </Link>
  );
}

/** The specifications between which a line runs. */
function endsOf(content: Content | undefined, path: readonly string[]): string[] {
  const list = path[0] === "edges" || path[0] === "mappings" || path[0] === "nodes" ? (content?.[path[0]] as Record<string, unknown>[] | undefined) : undefined;
  const one = list?.[Number(path[1])];
  return [one?.["source"], one?.["target"], one?.["specification"]].filter((key): key is string => typeof key === "string");
}
