import { LEAST_ANSWERS } from './limits.ts';

/** Whether so few are here that the others may guess who wrote what. */
export function isSmallRoom(joined: number): boolean {
  return joined < LEAST_ANSWERS;
}

/** Whether what came is so little in a larger room that showing it would tell whose it is. */
export function isTooFew(came: number, joined: number): boolean {
  return !isSmallRoom(joined) && came > 0 && came < LEAST_ANSWERS;
}

/** What has come as it is told meanwhile: in steps, so that nobody is seen to send something. */
export function tellCount(came: number, joined: number): number {
  return isSmallRoom(joined) ? came : came - (came % LEAST_ANSWERS);
}

/** How such a number is said: as it is, as fewer than five, or as so many or more. */
export function sayForm(told: number, joined: number): 'exact' | 'few' | 'more' {
  if (isSmallRoom(joined)) return 'exact';
  return told === 0 ? 'few' : 'more';
}
