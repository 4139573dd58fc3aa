/** The short lessons, in the order in which the help page tells them. */
export const LESSONS = [
  'capture',
  'correct',
  'find',
  'followUp',
  'move',
  'visit',
  'notes',
  'views',
  'undo',
  'offline',
] as const;
export type Lesson = (typeof LESSONS)[number];

/** The first steps on one's own data: one for each of the four jobs. */
export const STEPS = ['touch', 'plan', 'follow', 'note'] as const;
export type Step = (typeof STEPS)[number];

/** The card that shows the first steps. */
export const CARD = 'card';
export const TOPICS = [...LESSONS, CARD] as const;
export type Topic = (typeof TOPICS)[number];

/** `learnt` is what the ledger shows; the other words say what became of the hint. */
export type LessonState = 'new' | 'shown' | 'closed' | 'learnt';
export type Asked = 'shown' | 'closed' | 'open';

/** People that are enough to begin with. */
export const FIRST_PEOPLE = 3;
/** What somebody did this often by themselves they can. */
export const TIMES_TO_LEARN = 2;

const RANK: Record<LessonState, number> = { new: 0, shown: 1, closed: 2, learnt: 3 };

/**
 * What becomes of a hint: it only ever moves on, so that one put away stays away and one learnt is
 * never shown again. The card of the first steps alone can be asked back, until all are done.
 */
export function nextState(topic: Topic, before: LessonState, asked: Asked): LessonState {
  if (asked === 'open') return topic === CARD && before !== 'learnt' ? 'new' : before;
  return RANK[asked] > RANK[before] ? asked : before;
}

/** How often each was done by one's own hand. */
export type Evidence = Partial<Record<Lesson, number>>;

/** Which lessons the ledger shows to be learnt. */
export function learntFrom(evidence: Evidence): Lesson[] {
  return LESSONS.filter((lesson) => (evidence[lesson] ?? 0) >= TIMES_TO_LEARN);
}
