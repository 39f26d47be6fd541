/** Pages of a list that follow one another by cursor; another filter or order, told by `key`, begins anew. */
import { useCallback, useState } from "react";

export function usePages(key: string) {
  const [page, setPage] = useState<{ key: string; after: string | null }>({ key, after: null });
  const after = page.key === key ? page.after : null;
  const turn = useCallback((end: string | null) => setPage({ key, after: end }), [key]);
  return { after, turn };
}

interface PageInfo {
  hasNextPage: boolean;
  endCursor?: string | null | undefined;
}

/** Turns to the next page; nothing when there is none, or when it is on its way. */
export function useMore({ after, turn }: ReturnType<typeof usePages>, info: PageInfo | undefined, fetching: boolean) {
  const end = info?.endCursor;
  const hasMore = Boolean(info?.hasNextPage && end && end !== after) && !fetching;
  const more = useCallback(() => {
    if (hasMore && end) turn(end);
  }, [hasMore, end, turn]);
  return hasMore ? more : undefined;
}
