/** Forms as they are kept, what uses them, and what is wrong with one that is being written. */
import { graphql } from "~/graphql";
import type { FormListQuery, OneFormQuery } from "~/graphql/graphql";

export const FormList = graphql(`
  query FormList {
    forms {
      key version at openTasks
      name { text }
      fields { key }
      author { id name }
      uses { flowKey draft }
    }
  }
`);

export const OneForm = graphql(`
  query OneForm($key: String!) {
    form(key: $key) {
      key version at content openTasks
      name { text }
      author { id name }
      uses { flowKey node draft flowName { text } }
      versions { version at content author { id name } }
    }
  }
`);

export const CheckForm = graphql(`
  query CheckForm($content: JSON!) {
    checkForm(content: $content) {
      problems { code message path }
      findings { flowKey finding { code message node } }
    }
  }
`);

export const SaveForm = graphql(`
  mutation SaveForm($input: SaveFormInput!) {
    saveForm(input: $input) {
      form { key version }
      problems { code message path }
    }
  }
`);

export const RemoveForm = graphql(`
  mutation RemoveForm($input: RemoveFormInput!) {
    removeForm(input: $input) { problems { code message path } }
  }
`);

export type FormRow = FormListQuery["forms"][number];
export type FormRecord = NonNullable<OneFormQuery["form"]>;
