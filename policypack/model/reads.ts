/** What a source reads of a live account only where a control asks for it. */
export type Reads = "tags" | "eventDataStores";
