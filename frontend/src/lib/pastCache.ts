/** Lets answers past the cache that nobody would find there again: to keep thousands of lines in parts costs seconds. */
import type { Exchange, Operation, OperationContext } from "@urql/core";
import { filter, merge, pipe, share, type Source } from "wonka";

/** For the `context` of a query. */
export const pastCache: Partial<OperationContext> = { pastCache: true };

const isPast = ({ context }: Operation): boolean => context["pastCache"] === true;

export const besideCache =
  (cache: Exchange): Exchange =>
  (input) =>
  (operations) => {
    const shared = pipe(operations, share);
    const past = pipe(shared, filter(isPast));
    let results: ReturnType<typeof input.forward> | null = null;
    const forward = (kept: Source<Operation>) => {
      results = pipe(input.forward(merge([kept, past])), share);
      return pipe(results, filter(({ operation }) => !isPast(operation)));
    };
    const kept = cache({ ...input, forward })(pipe(shared, filter((operation) => !isPast(operation))));
    return results ? merge([kept, pipe(results as ReturnType<typeof input.forward>, filter(({ operation }) => isPast(operation)))]) : kept;
  };
