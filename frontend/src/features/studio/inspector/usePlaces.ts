/** The places that a step may map values to, as far as their names are known. */
import { useQuery } from "urql";
import { useForm } from "~/features/studio/inspector/useForm";
import { useStudio } from "~/features/studio/store";
import { graphql } from "~/graphql";

const SubflowInput = graphql(`
  query SubflowInput($key: String!) {
    definition(key: $key) { id published { id content } draft { id content } }
  }
`);

const namesIn = (value: unknown): string[] => (typeof value === "object" && value !== null ? Object.keys(value) : []);

/** Variables, outputs, the input of a called flow, and what the scope knows of a record: each under its place. */
export function usePlaces(): readonly string[] {
  const { node, kind, scope } = useForm();
  const flow = useStudio((studio) => studio.doc.flow);
  const called = kind?.places.includes("input") && typeof node.config?.["flow"] === "string" ? node.config["flow"] : null;
  const [query] = useQuery({ query: SubflowInput, variables: { key: called ?? "" }, pause: !called });
  const version = query.data?.definition?.published ?? query.data?.definition?.draft;
  const input = (version?.content as { input?: { properties?: unknown } } | undefined)?.input?.properties;
  const output = (flow.output as { properties?: unknown } | undefined)?.properties;
  return (kind?.places ?? []).flatMap((place) => {
    if (place === "vars") return (flow.variables ?? []).map(({ key }) => `vars.${key}`);
    if (place === "output") return namesIn(output).map((name) => `output.${name}`);
    if (place === "input") return namesIn(input).map((name) => `input.${name}`);
    return scope.names.filter(({ path }) => path.startsWith(`${place}.`) && !path.slice(place.length + 1).includes(".")).map(({ path }) => path);
  });
}
