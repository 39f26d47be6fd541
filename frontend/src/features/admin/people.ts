/** What the page asks and tells about people. */
import { graphql } from "~/graphql";
import type { PeopleQuery } from "~/graphql/graphql";

export const People = graphql(`
  query People($search: String) {
    people(search: $search) {
      id login name roles disabled lastSeenAt version
      account { id name }
      groups { id key name { text } }
    }
    groups { id key name { text } members { id name } }
  }
`);

export const CreatePerson = graphql(`
  mutation CreatePerson($input: CreatePersonInput!) {
    createPerson(input: $input) { person { id } problems { code message path } }
  }
`);

export const ChangePerson = graphql(`
  mutation ChangePerson($input: ChangePersonInput!) {
    changePerson(input: $input) {
      person { id name roles disabled version account { id name } groups { id key name { text } } }
      problems { code message path }
    }
  }
`);

export const SetPassword = graphql(`
  mutation SetPassword($input: SetPasswordInput!) {
    setPassword(input: $input) { person { id version } problems { code message path } }
  }
`);

export const CreateGroup = graphql(`
  mutation CreateGroup($input: CreateGroupInput!) {
    createGroup(input: $input) { group { id key name { text } members { id name } } problems { code message path } }
  }
`);

export type PersonRow = PeopleQuery["people"][number];
