/** What a key may lead to, by the noun that the schema of a field names: a new noun is a line here. */
import { useQuery } from "urql";
import { graphql } from "~/graphql";
import { useStudio } from "~/features/studio/store";
import { textOf } from "~/lib/text";

const DefinitionKeys = graphql(`
  query DefinitionKeys($kind: [DefinitionKind!]!) {
    definitions(kind: $kind) { id key name { text } }
  }
`);

const FormKeys = graphql(`
  query FormKeys {
    forms { key name { text } }
  }
`);

const OperationKeys = graphql(`
  query OperationKeys {
    connections { key name { text } operations { key name { text } } }
  }
`);

const GroupKeys = graphql(`
  query GroupKeys {
    groups { id key name { text } }
  }
`);

const PersonKeys = graphql(`
  query PersonKeys {
    people { id login name }
  }
`);

export interface KnownKey {
  key: string;
  name: string;
}

interface Keys {
  keys: readonly KnownKey[];
  /** The address of one, where it has one. */
  open: (key: string) => string | null;
}

const nowhere = () => null;

const named = (list: readonly { key: string; name: { text: string } }[] | undefined): KnownKey[] => (list ?? []).map(({ key, name }) => ({ key, name: name.text }));

export function useKeys(noun: string | null): Keys {
  const kind = noun === "table" ? ("TABLE" as const) : ("SUBFLOW" as const);
  const [definitions] = useQuery({ query: DefinitionKeys, variables: { kind: [kind] }, pause: noun !== "table" && noun !== "flow" });
  const [forms] = useQuery({ query: FormKeys, pause: noun !== "form" });
  const [connections] = useQuery({ query: OperationKeys, pause: noun !== "operation" });
  const [groups] = useQuery({ query: GroupKeys, pause: noun !== "group" });
  const [people] = useQuery({ query: PersonKeys, pause: noun !== "person" });
  const nodes = useStudio((studio) => studio.doc.flow.nodes);
  const kinds = useStudio((studio) => studio.kinds);
  switch (noun) {
    case "table":
      return { keys: named(definitions.data?.definitions), open: (key) => `/policies/${key}` };
    case "flow":
      return { keys: named(definitions.data?.definitions), open: (key) => `/flows/${key}` };
    case "form":
      return { keys: named(forms.data?.forms), open: (key) => `/forms/${key}` };
    case "operation":
      return { keys: (connections.data?.connections ?? []).flatMap(({ name, operations }) => operations.map((one) => ({ key: one.key, name: `${name.text}: ${one.name.text}` }))), open: nowhere };
    case "group":
      return { keys: named(groups.data?.groups), open: nowhere };
    case "person":
      return { keys: (people.data?.people ?? []).map(({ login, name }) => ({ key: login, name })), open: nowhere };
    case "scope":
      return {
        keys: nodes.filter((node) => kinds.get(node.kind)?.ports.out.some(({ type }) => type === "body")).map(({ key, name }) => ({ key, name: textOf(name) })),
        open: nowhere,
      };
    default:
      return { keys: [], open: nowhere };
  }
}
