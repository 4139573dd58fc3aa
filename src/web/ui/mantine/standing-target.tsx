import { type Ref, type RefObject, useImperativeHandle } from 'react';

/** An element that was there before a popover stands for its target. */
export function StandingTarget({
  at,
  ref,
}: {
  at: RefObject<HTMLElement | null>;
  ref?: Ref<HTMLElement>;
}) {
  useImperativeHandle(ref, () => at.current!);
  return null;
}
