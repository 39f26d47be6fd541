import { beforeEach, describe, expect, it, vi } from "vitest";
import { dropDraft, keepDraft, keptDraft } from "~/features/portal/lib/drafts";

const line = { number: "1", parent: null, offering: "tv", quantity: "1", siteId: null, contactId: null, characteristics: { boxes: 2 } };

describe("a draft of a choice", () => {
  beforeEach(() => {
    const kept = new Map<string, string>();
    vi.stubGlobal("localStorage", {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    });
  });
  it("is there again for the one who made it, and for nobody else", () => {
    keepDraft("ACC1 Ada", "tv", [line]);
    expect(keptDraft("ACC1 Ada", "tv")).toEqual([line]);
    expect(keptDraft("ACC2 Ada", "tv")).toBeNull();
    expect(keptDraft("ACC1 Ada", "phone")).toBeNull();
    dropDraft("ACC1 Ada", "tv");
    expect(keptDraft("ACC1 Ada", "tv")).toBeNull();
  });
  it("is forgotten after two weeks, and when it is none", () => {
    keepDraft("a", "tv", [line]);
    expect(keptDraft("a", "tv", Date.now() + 15 * 86_400_000)).toBeNull();
    for (const bad of ["{", "[]", '{"at":1,"lines":[]}', '{"at":1e15,"lines":[{"offering":"tv"}]}', '{"at":1e15,"lines":[null]}']) {
      localStorage.setItem("orderloom.portal.draft a tv", bad);
      expect(keptDraft("a", "tv")).toBeNull();
    }
  });
  it("is not kept where the browser forbids it, and nothing breaks", () => {
    vi.stubGlobal("localStorage", undefined);
    keepDraft("a", "tv", [line]);
    expect(keptDraft("a", "tv")).toBeNull();
    dropDraft("a", "tv");
  });
});
