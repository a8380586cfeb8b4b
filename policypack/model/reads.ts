/** What a source reads of a live account only where a control or an audit needs it. */
export type Reads = "tags" | "eventDataStores" | "policyStatus" | "delivery";
