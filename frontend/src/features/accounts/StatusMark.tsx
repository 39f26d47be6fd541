/** An account's status in colour, icon and word. */
import { StateMark } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { statusLook, statusWords } from "~/features/accounts/words";

export function StatusMark({ status }: { status: string }) {
  const word = useWord();
  return <StateMark state={statusLook[status] ?? status} word={word(statusWords, status)} />;
}
