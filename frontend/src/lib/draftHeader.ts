/** The head of a draft beside its lines: who pays, who takes delivery, in which language, on which terms. */
export interface PostalAddress {
  street: string;
  city: string;
  region: string;
  postalCode: string;
  country: string;
}

export interface DraftHeader {
  purchaseOrder: string;
  paymentReference: string;
  language: string | null;
  billingAccountId: string | null;
  billingContactId: string | null;
  deliveryContactId: string | null;
  address: PostalAddress | null;
  /** Versions of terms of sale that the customer agrees to, by their keys. */
  terms: Record<string, number>;
}

export const blankHeader: DraftHeader = {
  purchaseOrder: "",
  paymentReference: "",
  language: null,
  billingAccountId: null,
  billingContactId: null,
  deliveryContactId: null,
  address: null,
  terms: {},
};

export const blankAddress: PostalAddress = { street: "", city: "", region: "", postalCode: "", country: "" };

/** As the API takes it; an address without a word is none. */
export function headerInput(header: DraftHeader) {
  const { address } = header;
  const written = address && Object.values(address).some((word) => word.trim() !== "");
  return {
    purchaseOrder: header.purchaseOrder.trim() || null,
    language: header.language,
    deliveryContactId: header.deliveryContactId,
    billing: {
      accountId: header.billingAccountId,
      contactId: header.billingContactId,
      paymentReference: header.paymentReference.trim() || null,
      address: written ? address : null,
    },
    acceptTerms: Object.entries(header.terms).map(([key, version]) => ({ key, version })),
  };
}

interface SavedHeader {
  purchaseOrder: string | null;
  language: string | null;
  deliveryContact: { id: string } | null;
  account: { id: string };
  billing: {
    account: { id: string } | null;
    contact: { id: string } | null;
    paymentReference: string | null;
    address: PostalAddress | null;
  };
  acceptedTerms: readonly { key: string; version: number }[];
}

/** The head of a saved draft, to go on with. */
export function headerOf(saved: SavedHeader): DraftHeader {
  const payer = saved.billing.account?.id ?? null;
  const { address } = saved.billing;
  return {
    purchaseOrder: saved.purchaseOrder ?? "",
    paymentReference: saved.billing.paymentReference ?? "",
    language: saved.language,
    billingAccountId: payer === saved.account.id ? null : payer,
    billingContactId: saved.billing.contact?.id ?? null,
    deliveryContactId: saved.deliveryContact?.id ?? null,
    address: address && { street: address.street, city: address.city, region: address.region, postalCode: address.postalCode, country: address.country },
    terms: Object.fromEntries(saved.acceptedTerms.map(({ key, version }) => [key, version])),
  };
}
