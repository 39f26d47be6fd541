/** What a colour means; the word and the icon carry the same news for those who can't see it. */
export type Tone = "neutral" | "info" | "active" | "good" | "warn" | "bad" | "hold";

export const toneStyle = (tone: Tone) => ({
  color: `var(--tone-${tone}-text)`,
  background: `var(--tone-${tone}-ground)`,
});
