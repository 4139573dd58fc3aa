/** What speaks for or against two records being one. The codes are worded on the screen. */
export const REASONS = [
  'same_name',
  'swapped_name',
  'similar_name',
  'short_name',
  'initial_name',
  'part_of_name',
  'same_first_name',
  'other_first_name',
  'other_last_name',
  'other_generation',
  'other_name',
  'same_mail',
  'same_desk_mail',
  'similar_mail',
  'same_mail_name',
  'other_mail',
  'same_phone',
  'similar_phone',
  'other_phone',
  'same_company',
  'other_company',
  'same_domain',
  'other_domain',
  'other_legal_form',
  'same_birthday',
  'other_birthday',
  'same_street',
  'same_city',
  'other_city',
] as const;
export type ReasonCode = (typeof REASONS)[number];

export interface Evidence {
  code: ReasonCode;
  /** Above zero it speaks for one, below against; a point doubles the odds. */
  points: number;
}

export interface Judgement {
  /** From this many points on two records are shown as one: `ENOUGH`. */
  points: number;
  isAlike: boolean;
  /** The strongest first. */
  reasons: Evidence[];
}

/** As much as one and the same rare name says by itself. */
export const ENOUGH = 6;

export function sumUp(evidence: readonly (Evidence | null)[]): Judgement {
  const reasons = evidence
    .filter((one): one is Evidence => one !== null)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  const points = reasons.reduce((sum, one) => sum + one.points, 0);
  return { points, isAlike: points >= ENOUGH, reasons };
}

/** A missing value on either side says nothing. */
export function shares<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.some((item) => other.includes(item));
}
