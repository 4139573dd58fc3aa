import { LESSONS, type Lesson, type LessonState } from '../../help.ts';
import { PLACES } from '../lessons.ts';

interface Look {
  path: string;
  isPhone: boolean;
  /** The card of the first steps stands on Today: one word of help at a time. */
  card: boolean;
  lessons: readonly { name: Lesson; state: LessonState }[];
  /** Hints of this visit that were not put away: they may be said again until it ends. */
  saidNow: ReadonlySet<Lesson>;
}

/** The one hint to be said on a page that was just come to, if any. */
export function chooseHint({ path, isPhone, card, lessons, saidNow }: Look): Lesson | null {
  if (card && path === '/') return null;
  const stateOf = new Map(lessons.map(({ name, state }) => [name, state]));
  const isOpen = (name: Lesson) =>
    stateOf.get(name) === 'new' || (stateOf.get(name) === 'shown' && saidNow.has(name));
  const fits = (name: Lesson) => {
    const { before, onPhone } = PLACES[name];
    return before(path) && (!onPhone || isPhone) && isOpen(name);
  };
  return LESSONS.find(fits) ?? null;
}
