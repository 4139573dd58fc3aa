import { beside } from '../beside-the-ledger.ts';

/** A transaction that only adds jobs. */
export const addJobs = beside('job');
