import { type ReactNode, useDeferredValue } from 'react';

/**
 * What stands further down is drawn in the next moment, so that who or what a record is stands
 * there at once; `of` names the record, so that never one's story stands under another's name.
 */
export function Beneath({ of, children }: { of: string; children: ReactNode }) {
  const drawn = useDeferredValue(of, '');
  return drawn === of ? children : null;
}
