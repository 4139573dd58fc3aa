import { AppError } from '#src/lib/app-error.ts';

/** A decision that is taken again and again, and what it is taken by. */
export interface KeptDecision {
  id: string;
  /** Its name in the catalogue; null in one's own words. */
  decision: string | null;
  words: string;
  question: string;
  /** The first is the one it is decided by. */
  metrics: string[];
  /** By what the report is grouped; without, by month. */
  by: string | null;
  /** What is asked of people for it: `deal.closes_on`. */
  fields: string[];
  report_id: string | null;
}

/** What a workspace asks at most to begin with. */
export const BEGINNING = { reports: 3, fields: 12 };

export interface Asked {
  reports: number;
  fields: number;
}

export function countAsked(decisions: readonly Pick<KeptDecision, 'fields'>[]): Asked {
  return { reports: decisions.length, fields: askedFields(decisions).length };
}

/** Each field once, in the order of the decisions. */
export function askedFields(decisions: readonly Pick<KeptDecision, 'fields'>[]): string[] {
  return [...new Set(decisions.flatMap(({ fields }) => fields))];
}

/** Refuses more than may be asked to begin with, and says what would have to happen. */
export function checkBudget(decisions: readonly Pick<KeptDecision, 'fields'>[]): void {
  const { reports, fields } = countAsked(decisions);
  if (reports > BEGINNING.reports) {
    throw new AppError(
      'invalid',
      `To begin with there are ${BEGINNING.reports} reports at most. Drop one first, or wait: there can be more once the whole team, leaders included, works with these.`,
      { reason: 'too_many_reports' },
    );
  }
  if (fields > BEGINNING.fields) {
    throw new AppError(
      'invalid',
      `To begin with people are asked for ${BEGINNING.fields} fields at most, and these decisions need ${fields}. Leave some out, or wait: there can be more once the whole team, leaders included, works with these.`,
      { reason: 'too_many_fields' },
    );
  }
}

export function splitField(name: string): { type: string; field: string } {
  const at = name.indexOf('.');
  return { type: name.slice(0, at), field: name.slice(at + 1) };
}
