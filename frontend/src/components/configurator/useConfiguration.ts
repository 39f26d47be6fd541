/** Asks what a selection comes to, each time it settles; the last question's answer is the one that is shown. */
import { useEffect, useEffectEvent, useState } from "react";
import type { Ask, Configured } from "~/components/configurator/model";
import { withAdded } from "~/components/configurator/model";
import type { DraftLine } from "~/lib/draft";

const pauseMs = 120;
type Lines = readonly DraftLine[];

export interface Answer {
  configured: Configured | null;
  asking: boolean;
  failed: boolean;
  again: () => void;
}

/** `fresh` are the numbers of lines that were just added; `onSpread` is told the lines with their default parts. */
export function useConfiguration(ask: Ask, lines: Lines, fresh: readonly string[], onSpread: (lines: Lines) => void): Answer {
  const [configured, setConfigured] = useState<Configured | null>(null);
  const [answered, setAnswered] = useState<{ ask: Ask; lines: Lines } | null>(null);
  const [failed, setFailed] = useState<Lines | null>(null);
  const [turn, setTurn] = useState(0);
  const take = useEffectEvent((answer: Configured) => {
    setConfigured(answer);
    setAnswered({ ask, lines });
    setFailed(null);
    const whole = withAdded(lines, answer, fresh);
    if (whole !== lines || fresh.length > 0) onSpread(whole);
  });
  useEffect(() => {
    if (lines.length === 0) return;
    const aborted = new AbortController();
    const timer = setTimeout(() => {
      ask({ lines, fresh }, aborted.signal)
        .then((answer) => !aborted.signal.aborted && take(answer))
        .catch(() => !aborted.signal.aborted && setFailed(lines));
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      aborted.abort();
    };
  }, [ask, lines, fresh, turn]);
  return {
    configured: lines.length === 0 ? null : configured,
    asking: lines.length > 0 && (answered?.lines !== lines || answered.ask !== ask) && failed !== lines,
    failed: failed === lines,
    again: () => {
      setFailed(null);
      setTurn((count) => count + 1);
    },
  };
}
