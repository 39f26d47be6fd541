/** Templates by category, each with a picture of its steps and what it is for. */
import { useLingui } from "@lingui/react/macro";
import { UnstyledButton } from "@mantine/core";
import { IconTable } from "@tabler/icons-react";
import { type KeyboardEvent, useMemo } from "react";
import { useWord } from "~/components/useWord";
import classes from "~/features/flows/flows.module.css";
import { sketch } from "~/features/flows/sketch";
import type { FlowTemplate } from "~/features/flows/queries";
import { kindWords } from "~/features/flows/words";

interface GalleryProps {
  templates: readonly FlowTemplate[];
  chosen: string | null;
  onChoose: (template: FlowTemplate) => void;
}

/** Arrows go from one to the next, as among radio buttons. */
function moveOn(event: KeyboardEvent<HTMLDivElement>) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=radio]")];
  const next = all[(all.findIndex((one) => one === document.activeElement) + step + all.length) % all.length];
  event.preventDefault();
  next?.focus();
  next?.click();
}

export function TemplateGallery({ templates, chosen, onChoose }: GalleryProps) {
  const { t } = useLingui();
  const word = useWord();
  const groups = useMemo(() => {
    const found = new Map<string, FlowTemplate[]>();
    for (const template of templates) found.set(template.category.key, [...(found.get(template.category.key) ?? []), template]);
    return [...found];
  }, [templates]);
  const reachable = chosen ?? templates[0]?.key;
  return (
    <div role="radiogroup" aria-label={t`Template`} onKeyDown={moveOn}>
      {groups.map(([category, members]) => (
        <section key={category}>
          <h3 className={classes.groupTitle}>{members[0]?.category.name.text}</h3>
          <div className={classes.templates} style={{ marginBottom: 16 }}>
            {members.map((template) => (
              <UnstyledButton
                key={template.key}
                role="radio"
                aria-checked={template.key === chosen}
                tabIndex={template.key === reachable ? 0 : -1}
                className={classes.template ?? ""}
                onClick={() => onChoose(template)}
              >
                <Picture template={template} />
                <span className={classes.templateName}>{template.name.text}</span>
                <span>{template.description.text}</span>
                <span className={classes.dim}>{word(kindWords, template.kind)}</span>
              </UnstyledButton>
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

function Picture({ template }: { template: FlowTemplate }) {
  const drawn = useMemo(() => sketch(template.content), [template]);
  if (template.kind === "TABLE") return <IconTable size={28} stroke={1.2} aria-hidden className={classes.picture} />;
  return (
    <svg className={classes.picture} viewBox={drawn.box} preserveAspectRatio="xMidYMid meet" aria-hidden>
      {drawn.lines.map((line) => (
        <path key={line.id} d={line.path} fill="none" stroke="currentColor" strokeWidth={1.5} opacity={0.6} />
      ))}
      {drawn.boxes.map((box) => (
        <rect
          key={box.id}
          x={box.x}
          y={box.y}
          width={18}
          height={12}
          rx={box.round ? 6 : 3}
          fill={box.round ? "var(--surface-raised)" : "var(--tone-active-ground)"}
          stroke={box.round ? "currentColor" : "var(--accent-text)"}
          strokeWidth={1.2}
        />
      ))}
    </svg>
  );
}
