/**
 * The key to a transaction that may write. Commands hold it, which write with their ledger event, and
 * `writeBeside`, which says why there is none; `bin/checks/boundaries.mjs` refuses whoever else imports it.
 */
export const TRANSACT: unique symbol = Symbol('transact');
