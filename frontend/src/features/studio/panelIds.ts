/** The panels beside the canvas. */
export const panelIds = ["inspector", "problems", "run", "tests", "history", "versions", "outline", "json"] as const;

export type PanelId = (typeof panelIds)[number];

export const isPanel = (text: unknown): text is PanelId => panelIds.includes(text as PanelId);
