/** A button as high as a finger. */
import type { ButtonHTMLAttributes } from "react";
import classes from "~/features/portal/ui/ui.module.css";

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: "main" | "plain" | "quiet" | "danger";
  busy?: boolean;
}

export function Button({ look = "plain", busy = false, className = "", type = "button", ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
      className={`${classes.button} ${className}`}
      data-look={look}
    />
  );
}
