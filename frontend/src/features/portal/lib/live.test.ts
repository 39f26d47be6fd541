import { describe, expect, it } from "vitest";
import { eventsIn } from "~/features/portal/lib/live";

describe("a stream of events", () => {
  it("is read however it is torn", () => {
    const sent = ': listening\n\nevent: next\ndata: {"a":1}\n\n:\n\nevent: complete\ndata:\n\n';
    for (let cut = 0; cut <= sent.length; cut += 1) {
      const first = eventsIn(sent.slice(0, cut));
      const second = eventsIn(first.rest + sent.slice(cut));
      expect([...first.events, ...second.events]).toEqual(["next", "complete"]);
      expect(second.rest).toBe("");
    }
  });
  it("is no event while it is not whole", () => {
    expect(eventsIn("event: next\ndata: {")).toEqual({ events: [], rest: "event: next\ndata: {" });
  });
});
