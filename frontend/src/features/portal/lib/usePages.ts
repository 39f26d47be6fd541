/** Which page of a list is shown: `after` is the cursor that it follows. */
import { useState } from "react";

export function usePages(): { after: string | null; more: (cursor: string | null) => void } {
  const [after, setAfter] = useState<string | null>(null);
  const more = (cursor: string | null) => {
    setAfter(cursor);
    window.scrollTo(0, 0);
  };
  return { after, more };
}
