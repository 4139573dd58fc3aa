import type { Refs, Values } from '../data/record-client.ts';

/** What `openOverlay('create', …)` takes. */
export interface CreatePayload {
  type: string;
  /** What is known already, such as the company it is made from, with the titles of references. */
  values?: Values;
  refs?: Refs;
}
