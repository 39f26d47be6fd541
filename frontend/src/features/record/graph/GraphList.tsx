/** The same graph as an indented list, for narrow screens and for those who listen. */
import { useLingui } from "@lingui/react/macro";
import { StateBadge } from "~/components/StateBadge";
import type { Shown } from "~/features/record/graph/model";
import classes from "~/features/record/graph/graph.module.css";
import recordClasses from "~/features/record/record.module.css";
import { asTree } from "~/components/asTree";

export function GraphList(props: { picture: Shown; selected: string | null; onSelect: (id: string) => void }) {
  const { t } = useLingui();
  const rows = asTree(props.picture.nodes.map((node) => ({ ...node, parentId: node.group })));
  return (
    <div className={classes.list}>
      <table className={recordClasses.table}>
        <tbody>
          {rows.map(({ item, depth }) => (
            <tr key={item.id} aria-selected={item.id === props.selected}>
              <td style={{ paddingInlineStart: 4 + depth * 16 }}>
                <button type="button" className={recordClasses.link} onClick={() => props.onSelect(item.id)}>
                  {item.label}
                </button>{" "}
                <span className={recordClasses.dim}>{item.number}</span>
              </td>
              <td>
                <StateBadge state={item.state} />
              </td>
              <td className={recordClasses.dim}>{item.blockedBy > 0 ? t`waits for ${item.blockedBy}` : ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
