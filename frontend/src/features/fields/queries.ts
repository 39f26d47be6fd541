/** The definitions of custom fields, and what process admins do with them. */
import { graphql } from "~/graphql";
import type { DefinedFieldsQuery } from "~/graphql/graphql";

export const DefinedFields = graphql(`
  query DefinedFields {
    customFields(retired: true) {
      id noun key type required default minimum maximum pattern longest listed filtered shownToCustomers editedBy
      retired version editable
      label { text en ptBr }
      help { text en ptBr }
      section { text en ptBr }
      choices { value label { text en ptBr } }
    }
  }
`);
export const DefineField = graphql(`
  mutation DefineField($input: DefineCustomFieldInput!) {
    defineCustomField(input: $input) { field { id } problems { code message path } }
  }
`);
export const ChangeField = graphql(`
  mutation ChangeField($input: ChangeCustomFieldInput!) {
    changeCustomField(input: $input) { field { id version } problems { code message path } }
  }
`);
export const RetireField = graphql(`
  mutation RetireField($input: CustomFieldVerbInput!) {
    retireCustomField(input: $input) { field { id version retired } problems { code message path } }
  }
`);
export const ReviveField = graphql(`
  mutation ReviveField($input: CustomFieldVerbInput!) {
    reviveCustomField(input: $input) { field { id version retired } problems { code message path } }
  }
`);
export const ArrangeFields = graphql(`
  mutation ArrangeFields($input: ArrangeCustomFieldsInput!) {
    arrangeCustomFields(input: $input) { fields { id } problems { code message path } }
  }
`);

export type Definition = DefinedFieldsQuery["customFields"][number];
