/** The cart as the server keeps it, as lines that can be changed, and how it is written back. */
import { graphql } from "~/graphql/portal";
import type { CartQuery, ChosenLine } from "~/graphql/portal/graphql";
import { useAction, useAnswer } from "~/features/portal/lib/portal";
import { randomKey } from "~/lib/id";
import { type DraftLine, familyOf, inOrder, nextNumber, withFamily } from "~/lib/draft";

export const Cart = graphql(`
  query Cart {
    cart {
      id number version
      oneTimeTotal { amount currency }
      recurringTotal { amount currency }
      lines {
        id number parentId offering name quantity
        place { id name city }
        values { name label value text }
        charges { kind period name total { amount currency } }
      }
    }
  }
`);

const SaveCart = graphql(`
  mutation SaveCart($input: SaveCart!) {
    saveCart(input: $input) {
      order { id number version }
      problems { code message path }
    }
  }
`);

export type CartContent = NonNullable<CartQuery["cart"]>;
export type CartLine = CartContent["lines"][number];

/** The lines of a cart, to be changed. */
export function draftOf(cart: CartContent | null): DraftLine[] {
  const numbers = new Map(cart?.lines.map((line) => [line.id, line.number]));
  return inOrder(
    (cart?.lines ?? []).map((line) => ({
      number: line.number,
      parent: line.parentId ? (numbers.get(line.parentId) ?? null) : null,
      offering: line.offering,
      quantity: String(line.quantity),
      siteId: line.place?.id ?? null,
      contactId: null,
      characteristics: Object.fromEntries(line.values.map(({ name, value }) => [name, value])),
    })),
  );
}

export const chosen = (lines: readonly DraftLine[]): ChosenLine[] =>
  lines.map((line) => ({
    number: line.number,
    parentNumber: line.parent,
    offering: line.offering,
    quantity: line.quantity || "1",
    placeId: line.siteId,
    values: Object.entries(line.characteristics).map(([name, value]) => ({ name, value })),
  }));

/** What was configured takes its place behind what is there. */
export function joined(there: readonly DraftLine[], added: readonly DraftLine[]): DraftLine[] {
  return [...there, ...renumbered(added, nextNumber(there, null))];
}

function renumbered(lines: readonly DraftLine[], root: string): DraftLine[] {
  const renamed = (number: string) => [root, ...number.split(".").slice(1)].join(".");
  return lines.map((line) => ({ ...line, number: renamed(line.number), parent: line.parent && renamed(line.parent) }));
}

/** One product of the cart as the only one there is, to be chosen anew. */
export const alone = (there: readonly DraftLine[], number: string): DraftLine[] => renumbered(familyOf(there, number), "1");

/** The cart with the product chosen anew in its old place. */
export const replaced = (there: readonly DraftLine[], number: string, anew: readonly DraftLine[]): DraftLine[] =>
  inOrder(withFamily(there, number, renumbered(anew, number)));

export function useCart() {
  const asked = useAnswer(Cart, {});
  const saving = useAction(SaveCart);
  const save = (lines: readonly DraftLine[], version: number | null) =>
    saving.run({ input: { lines: chosen(lines), version, key: randomKey() } });
  return { asked, save, saving: saving.running, failed: saving.failed };
}
