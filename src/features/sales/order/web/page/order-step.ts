/** Takes an order a step on; false if it was refused, which is said then. */
export type OrderStep = (
  verb: 'deliver' | 'cancel' | 'reopen',
  body?: Record<string, unknown>,
) => Promise<boolean>;
