/** The head of a field: its name, what explains it, and what stands beside it. */
import type { ReactNode } from "react";
import classes from "~/features/studio/inspector/inspector.module.css";

interface HeadProps {
  id?: string;
  htmlFor?: string;
  label: string;
  required?: boolean;
  children?: ReactNode;
}

export function Head({ id, htmlFor, label, required = false, children }: HeadProps) {
  const words = (
    <>
      {label}
      {required && (
        <span className={classes.required} aria-hidden>
          {" *"}
        </span>
      )}
    </>
  );
  return (
    <div className={classes.head}>
      {htmlFor ? (
        <label id={id} htmlFor={htmlFor} className={classes.label}>
          {words}
        </label>
      ) : (
        <span id={id} className={classes.label}>
          {words}
        </span>
      )}
      {children}
    </div>
  );
}
