/** Lets the first value through at once, then at most one each interval: the latest. Fit for snapshots and ticks. */
export function latest<T>(deliver: (value: T) => void, everyMs: number): { next: (value: T) => void; stop: () => void } {
  let waiting: { value: T } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    timer = undefined;
    if (!waiting) return;
    const { value } = waiting;
    waiting = null;
    send(value);
  };
  const send = (value: T) => {
    deliver(value);
    timer = setTimeout(open, everyMs);
  };
  return {
    next: (value) => {
      if (timer === undefined) send(value);
      else waiting = { value };
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
      waiting = null;
    },
  };
}
