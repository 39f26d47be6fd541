/** Parts of a screen that are fetched when they are first wanted, or beforehand while there is time: without a connection, what is there goes on. */
import { type ComponentType, useEffect, useState } from "react";
import { FailedState, LoadingState } from "~/components/states";

export type LaterComponent = ComponentType & { ahead: () => Promise<ComponentType> };

const errorOf = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));

/** Browsers remember what they could not get: then only a new page gets it, as soon as the server answers. */
async function newPage(): Promise<void> {
  const answer = await fetch(window.location.pathname).catch(() => null);
  if (answer?.ok) window.location.reload();
}

/** In place of what can't be fetched stands why, and a way to try again; the rest of the screen stays. */
export function later(load: () => Promise<ComponentType>): LaterComponent {
  let known: ComponentType | null = null;
  const ahead = async () => (known ??= await load());
  function Later() {
    const [Found, setFound] = useState<ComponentType | null>(() => known);
    const [failure, setFailure] = useState<Error | null>(null);
    useEffect(() => {
      if (Found) return;
      let wanted = true;
      ahead().then(
        (found) => wanted && setFound(() => found),
        (error: unknown) => wanted && setFailure(errorOf(error)),
      );
      return () => {
        wanted = false;
      };
    }, [Found]);
    const again = () => {
      setFailure(null);
      ahead().then(
        (found) => setFound(() => found),
        (error: unknown) => {
          setFailure(errorOf(error));
          void newPage();
        },
      );
    };
    if (Found) return <Found />;
    return failure ? <FailedState error={failure} retry={again} /> : <LoadingState />;
  }
  return Object.assign(Later, { ahead });
}
