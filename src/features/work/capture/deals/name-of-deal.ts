import type { CapturedDeal } from '../capture.ts';

/** What a new deal is called: as said, else after whom it is with and what is wanted. */
export function nameOfDeal({ name, goods }: CapturedDeal, whom: string): string {
  if (name !== null) return name;
  return [whom, goods?.said].filter(Boolean).join(': ');
}
