/** A part of a form under a heading; it can be folded away, and says how many problems it hides. */
import { useLingui } from "@lingui/react/macro";
import { IconAlertTriangle, IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import classes from "~/features/catalog/catalog.module.css";
import { useForm } from "~/features/catalog/form/context";

interface PartProps {
  title: string;
  /** The fields of the content that stand here. */
  of: readonly string[];
  /** Told beside the title, e.g. how many there are. */
  count?: number | undefined;
  folded?: boolean;
  children: ReactNode;
}

export function Part({ title, of, count, folded = false, children }: PartProps) {
  const { t } = useLingui();
  const id = useId();
  const { findings, at } = useForm();
  const place = at && of.includes(at[0] ?? "") ? at.join(".") : null;
  const section = useRef<HTMLElement>(null);
  const wrong = findings.filter((one) => of.includes(one.path[0] ?? "")).length;
  const [open, setOpen] = useState(!folded);
  const [came, setCame] = useState<string | null>(null);
  if (place !== came) {
    setCame(place);
    if (place) setOpen(true);
  }
  useEffect(() => {
    if (!place) return;
    const timer = setTimeout(() => {
      const wrong = section.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
      (wrong ?? section.current)?.scrollIntoView({ block: wrong ? "center" : "start" });
      wrong?.focus();
    }, 300);
    return () => clearTimeout(timer);
  }, [place]);
  const shown = open;
  const Chevron = shown ? IconChevronDown : IconChevronRight;
  return (
    <section ref={section} className={classes.part} aria-labelledby={id}>
      <h2 className={classes.partTitle} id={id}>
        <button type="button" className={classes.fold} aria-expanded={shown} onClick={() => setOpen(!open)}>
          <Chevron size={16} aria-hidden />
          {title}
          {count !== undefined && count > 0 && <span className={classes.dim}>{count}</span>}
          {wrong > 0 && (
            <span className={classes.wrong}>
              <IconAlertTriangle size={14} aria-hidden /> {t`${wrong} to mend`}
            </span>
          )}
        </button>
      </h2>
      {shown && <div className={classes.fields}>{children}</div>}
    </section>
  );
}
