/** A value that may be a moment old: what is costly to make of it is not made at every key stroke. */
import { useEffect, useState } from "react";

const pauseMs = 300;

export function useLater<T>(value: T): T {
  const [later, setLater] = useState(value);
  useEffect(() => {
    if (later === value) return undefined;
    const timer = setTimeout(() => setLater(value), pauseMs);
    return () => clearTimeout(timer);
  }, [later, value]);
  return later;
}
