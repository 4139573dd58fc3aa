import { AppError } from '#src/lib/app-error.ts';
import type { CapabilityName } from '../../capabilities.ts';
import { gateOf } from '../../roll-out.ts';

/** What whoever meets a lock is told, whichever way they came. */
export function lockedError(capability: CapabilityName): AppError {
  return new AppError(
    'forbidden',
    'This is locked until the whole team works with what is there already, leaders included. The page “Programme” shows what is still missing.',
    { reason: 'locked', capability, gate: gateOf(capability) },
  );
}
