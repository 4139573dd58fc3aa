import { pickHue } from '#src/web/ui/avatar.tsx';
import { avatarHues } from '#src/web/ui/theme/tokens.ts';

/** Too near the accent, in which one's own entries stand. */
const OWN: readonly number[] = [240, 275];

/**
 * A hue for each colleague whose calendar lies over one's own: that of their avatar, unless it is
 * taken by another or looks like one's own.
 */
export function spreadHues(names: readonly string[]): number[] {
  const free = avatarHues.filter((hue) => !OWN.includes(hue)) as number[];
  const given: number[] = [];
  for (const name of names) {
    const left = free.filter((hue) => !given.includes(hue));
    const wanted = pickHue(name);
    given.push(left.includes(wanted) ? wanted : (left[0] ?? wanted));
  }
  return given;
}
