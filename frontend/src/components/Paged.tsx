/** As many as are looked at: more are drawn as the end comes into sight. */
import { Plural } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { Fragment, type ReactNode, useCallback, useState } from "react";

interface PagedProps<T> {
  items: readonly T[];
  keyOf: (item: T) => string;
  render: (item: T) => ReactNode;
  size?: number;
}

export function Paged<T>({ items, keyOf, render, size = 60 }: PagedProps<T>) {
  const [count, setCount] = useState(size);
  const more = useCallback(() => setCount((old) => old + size), [size]);
  const watch = useCallback(
    (end: HTMLButtonElement | null) => {
      if (!end) return undefined;
      const eye = new IntersectionObserver(([entry]) => entry?.isIntersecting && more(), { rootMargin: "600px" });
      eye.observe(end);
      return () => eye.disconnect();
    },
    [more],
  );
  const left = items.length - count;
  return (
    <>
      {items.slice(0, count).map((item) => (
        <Fragment key={keyOf(item)}>{render(item)}</Fragment>
      ))}
      {left > 0 && (
        <Button key={count} ref={watch} variant="default" onClick={more}>
          <Plural value={left} one="Show one more line" other="Show more of # lines" />
        </Button>
      )}
    </>
  );
}
