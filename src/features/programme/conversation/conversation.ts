/** Between who leads a team and somebody of it; what either may do follows from it alone. */
export const SIDES = ['leader', 'member'] as const;
export type Side = (typeof SIDES)[number];

export const CONVERSATION_KINDS = ['technical', 'mixed', 'adaptive'] as const;
export type ConversationKind = (typeof CONVERSATION_KINDS)[number];

/** What is said, step by step; null: not yet. */
export interface Words {
  situation: string | null;
  behaviour: string | null;
  impact: string | null;
  /** What the member says: theirs to write. */
  listened: string | null;
  kind: ConversationKind | null;
  agreement: string | null;
  check_on: string | null;
  /** What came of it, said at the check. */
  checked: string | null;
}

export const NO_WORDS: Words = {
  ...{ situation: null, behaviour: null, impact: null, listened: null },
  ...{ kind: null, agreement: null, check_on: null, checked: null },
};

/** Whose words each step holds; what is agreed is both sides'. */
const WRITERS: Record<keyof Words, readonly Side[]> = {
  situation: ['leader'],
  behaviour: ['leader'],
  impact: ['leader'],
  listened: ['member'],
  kind: SIDES,
  agreement: SIDES,
  check_on: SIDES,
  checked: SIDES,
};

/** Two weeks at most until both look whether it held. */
export const CHECK_DAYS = 14;
export const KEPT_DAYS = 90;

export function mayWrite(side: Side, word: keyof Words): boolean {
  return WRITERS[word].includes(side);
}

/** What both agree to: once one of these changes, both agree anew. */
export function isAgreementChanged(before: Words, after: Words): boolean {
  return before.agreement !== after.agreement || before.check_on !== after.check_on;
}

/** One after the other: nothing is agreed on before it was told what happened, and listened. */
export const STEPS = [
  'situation',
  'behaviour',
  'impact',
  'listened',
  'kind',
  'agreement',
  'check_on',
] as const;
export type Step = (typeof STEPS)[number];

/** The first step that is still to be taken; null: all is said and only the check is to come. */
export function nextStep(words: Pick<Words, Step>): Step | null {
  return STEPS.find((step) => words[step] === null) ?? null;
}

/** Whether everything before a step is said, so that it may be taken. */
export function isReached(words: Pick<Words, Step>, step: Step): boolean {
  const next = nextStep(words);
  return next === null || STEPS.indexOf(step) <= STEPS.indexOf(next);
}

export interface Preparedness {
  /** The leader has gone through the introduction. */
  trained: boolean;
  /** What the member gives and gets back, in seconds. */
  asked_s: number;
  ratio: number | null;
  /** It was looked for what is in the way. */
  barrier: boolean;
  /** How the leader leads by the live figures; null: no meeting was due. */
  leader_use: number | null;
}

export const PRECONDITIONS = ['trained', 'fair', 'barrier', 'leads_live'] as const;
export type Precondition = (typeof PRECONDITIONS)[number];

/** Help and example come before anything is asked of somebody: until all holds, nothing begins. */
export function judgePreparedness(
  { trained, asked_s, ratio, barrier, leader_use }: Preparedness,
  { leader_use: least }: { leader_use: number },
): Record<Precondition, boolean> {
  return {
    trained,
    fair: asked_s === 0 || (ratio !== null && ratio >= 1),
    barrier,
    leads_live: leader_use !== null && leader_use >= least,
  };
}
