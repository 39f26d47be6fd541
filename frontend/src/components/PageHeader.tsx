/** The head of a screen: its title (the page's h1), a line of facts, and its actions at the right. */
import type { ReactNode } from "react";
import { useEffect } from "react";
import classes from "~/components/PageHeader.module.css";

/** `name` is what the browser tab says when the title is not plain text. */
export function PageHeader(props: { title: ReactNode; name?: string; facts?: ReactNode; actions?: ReactNode }) {
  const name = props.name ?? (typeof props.title === "string" ? props.title : "");
  useEffect(() => {
    document.title = name ? `${name} · Orderloom` : "Orderloom";
  }, [name]);
  return (
    <header className={classes.header}>
      <div className={classes.words}>
        <h1 className={classes.title}>{props.title}</h1>
        {props.facts && <div className={classes.facts}>{props.facts}</div>}
      </div>
      {props.actions && <div className={classes.actions}>{props.actions}</div>}
    </header>
  );
}
