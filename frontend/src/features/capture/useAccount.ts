/** The account of the order, with its sites and contacts. */
import { useQuery } from "urql";
import { graphql } from "~/graphql";

const AccountToOrder = graphql(`
  query AccountToOrder($id: ID!) {
    account(id: $id) {
      id number name segment currency version custom
      sites { id name street city country }
      contacts { id name email }
    }
  }
`);

export function useAccount(id: string | null) {
  const [query] = useQuery({ query: AccountToOrder, variables: { id: id ?? "" }, pause: id === null });
  return { data: id === null ? undefined : query.data?.account, error: query.error, fetching: query.fetching };
}

export type AccountAnswer = ReturnType<typeof useAccount>;
