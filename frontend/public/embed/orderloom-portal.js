/**
 * <orderloom-portal integration="shop" token-url="/orderloom-token"> frames the portal of the Orderloom that this file
 * came from. Attributes: integration, token-url (your back end answers {"token": …} to a POST of the signed-in customer;
 * or set the property getToken to a function of yours), locale (en, pt-BR), widget (full, catalog, configurator,
 * order-tracker), subject (an offering's key, an order's number), theme ("accent: #0a5; radius: 8px").
 * Events: orderloom-ready, orderloom-ordered and orderloom-requested (detail.number), orderloom-refused (detail.code).
 */
(() => {
  const server = new URL(document.currentScript.src).origin;
  const read = (text) =>
    Object.fromEntries((text || "").split(";").map((part) => part.split(":").map((word) => word.trim())).filter((pair) => pair.length === 2 && pair[0]));

  class OrderloomPortal extends HTMLElement {
    static observedAttributes = ["theme"];

    connectedCallback() {
      if (this.frame) return;
      const query = new URLSearchParams({ integration: this.getAttribute("integration") || "", host: location.origin });
      for (const name of ["locale", "widget", "subject"]) if (this.hasAttribute(name)) query.set(name, this.getAttribute(name));
      const frame = document.createElement("iframe");
      frame.title = this.getAttribute("label") || "Portal";
      frame.sandbox = "allow-scripts allow-forms allow-same-origin allow-downloads";
      frame.referrerPolicy = "origin";
      frame.style.cssText = "display:block;width:100%;min-height:480px;border:0;color-scheme:normal";
      frame.src = `${server}/embed/frame?${query}`;
      this.frame = frame;
      this.hear = (event) => this.heard(event);
      addEventListener("message", this.hear);
      this.replaceChildren(frame);
    }

    disconnectedCallback() {
      removeEventListener("message", this.hear);
      this.frame?.remove();
      this.frame = null;
    }

    attributeChangedCallback() {
      if (this.ready) this.say("theme", { theme: read(this.getAttribute("theme")) });
    }

    say(type, more) {
      this.frame?.contentWindow?.postMessage({ orderloom: 1, type, ...more }, server);
    }

    heard({ origin, source, data }) {
      if (origin !== server || source !== this.frame?.contentWindow || data?.orderloom !== 1) return;
      const { orderloom: _, type, ...detail } = data;
      if (type === "token-wanted") return void this.give();
      if (type === "resized") return void (this.frame.style.height = `${Math.max(480, Number(detail.height) || 0)}px`);
      if (type === "moved" && this.getBoundingClientRect().top < 0) return this.scrollIntoView();
      if (type === "ready") {
        this.ready = true;
        this.attributeChangedCallback();
      }
      if (["ready", "ordered", "requested", "refused"].includes(type)) {
        this.dispatchEvent(new CustomEvent(`orderloom-${type}`, { bubbles: true, detail }));
      }
    }

    async give() {
      try {
        this.say("token", { token: await (this.getToken ? this.getToken() : this.fetched()) });
      } catch (error) {
        this.say("no-token", { message: String(error?.message || error) });
      }
    }

    async fetched() {
      const answer = await fetch(this.getAttribute("token-url"), { method: "POST", credentials: "same-origin" });
      if (!answer.ok) throw new Error(`token-url answered ${answer.status}`);
      return (await answer.json()).token;
    }
  }

  if (!customElements.get("orderloom-portal")) customElements.define("orderloom-portal", OrderloomPortal);
})();
