/** The quiet card that the pages before sign-in share. */
import { Alert } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import { Logo } from "~/components/Logo";
import classes from "~/features/signin/SignInFrame.module.css";

export function SignInFrame(props: { title: string; text?: ReactNode; children: ReactNode }) {
  useEffect(() => {
    document.title = `${props.title} · Orderloom`;
  }, [props.title]);
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <div className={classes.brand}>
          <Logo size={28} />
          Orderloom
        </div>
        <h1 className={classes.title}>{props.title}</h1>
        {props.text && <p className={classes.text}>{props.text}</p>}
        {props.children}
      </div>
    </main>
  );
}

export function FormProblem(props: { message: string | null }) {
  if (!props.message) return null;
  return (
    <Alert role="alert" variant="outline" color="red" styles={{ message: { color: "var(--tone-bad-text)" } }}>
      {props.message}
    </Alert>
  );
}
