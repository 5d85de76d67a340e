/** A part of a request, as Step Functions and EventBridge Scheduler have it: keys begin with a capital letter. */
export type Payload = { readonly [key: string]: any };
