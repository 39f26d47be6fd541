/** A state in colour, icon and word; the words of every state of every machine live here. */
import {
  IconAlertTriangle, IconBan, IconCheck, IconCircle, IconCircleDashed, IconClock, IconHandStop, IconInfoCircle,
  IconPencil, IconPlayerPlay, IconPlayerSkipForward, IconQuestionMark, IconUserCheck, IconX, type TablerIcon,
} from "@tabler/icons-react";
import { useWord } from "~/components/useWord";
import { stateWords } from "~/components/words";
import classes from "~/components/StateBadge.module.css";
import { type Tone, toneStyle } from "~/components/tone";

const looks: Record<string, [Tone, TablerIcon]> = {
  DRAFT: ["neutral", IconPencil],
  PLANNED: ["neutral", IconCircleDashed],
  SUBMITTED: ["info", IconClock],
  QUALIFIED: ["info", IconClock],
  ENRICHING: ["active", IconPlayerPlay],
  ENRICHMENT_ON_HOLD: ["hold", IconHandStop],
  AWAITING_APPROVAL: ["warn", IconUserCheck],
  REJECTED: ["bad", IconX],
  ACKNOWLEDGED: ["info", IconCheck],
  SCHEDULED: ["info", IconClock],
  OPEN: ["info", IconCircle],
  WAITING: ["warn", IconClock],
  IN_PROGRESS: ["active", IconPlayerPlay],
  RUNNING: ["active", IconPlayerPlay],
  ON_HOLD: ["hold", IconHandStop],
  AWAITING_INFORMATION: ["warn", IconInfoCircle],
  AWAITING_CUSTOMER: ["hold", IconClock],
  CLOSED: ["neutral", IconCheck],
  REVISING: ["hold", IconPencil],
  ASSESSING_CANCELLATION: ["warn", IconQuestionMark],
  CANCELING: ["warn", IconBan],
  CANCELED: ["neutral", IconBan],
  COMPLETED: ["good", IconCheck],
  CLOSED_COMPLETE: ["good", IconCheck],
  SUCCEEDED: ["good", IconCheck],
  RESOLVED: ["good", IconCheck],
  IN_REVIEW: ["warn", IconUserCheck],
  PUBLISHED: ["good", IconCheck],
  FIRED: ["good", IconCheck],
  ACTIVE: ["good", IconCheck],
  FAILED: ["bad", IconAlertTriangle],
  SKIPPED: ["neutral", IconPlayerSkipForward],
  EXCLUDED: ["neutral", IconBan],
  DROPPED: ["neutral", IconBan],
  RETIRED: ["neutral", IconBan],
  INACTIVE: ["neutral", IconBan],
  SUSPENDED: ["hold", IconHandStop],
  PENDING_INSTALL: ["info", IconClock],
  CHANGE_PENDING: ["info", IconClock],
  SUSPEND_PENDING: ["info", IconClock],
  RESUME_PENDING: ["info", IconClock],
  DISCONNECT_PENDING: ["info", IconClock],
};

/** Tone and icon of a state name in any case, for canvases that draw their own marks. */
export function stateLook(state: string): { tone: Tone; Icon: TablerIcon } {
  const [tone, Icon] = looks[state.toUpperCase()] ?? ["neutral", IconCircle];
  return { tone, Icon };
}

/** A state's mark with words of one's own. */
export function StateMark(props: { state: string; word: string }) {
  const { tone, Icon } = stateLook(props.state);
  return (
    <span className={classes.badge} style={toneStyle(tone)}>
      <Icon size={14} stroke={2} aria-hidden />
      {props.word}
    </span>
  );
}

/** `state` is the enum's name, upper or lower case. */
export function StateBadge(props: { state: string }) {
  const word = useWord();
  return <StateMark state={props.state} word={word(stateWords, props.state)} />;
}
