/** Who alone changes what is declared so; administrators are among the managers. */
export type Changers = 'managers' | 'administrators';

/** The member whom this field of a record names changes it, and managers; where it names nobody, they alone. */
export interface NamedChanger {
  named: string;
}

/** Whether it takes the record itself to tell who changes it. */
export function isOfRecord(
  changedBy: 'owner' | NamedChanger | Changers | undefined,
): changedBy is 'owner' | NamedChanger {
  return changedBy === 'owner' || typeof changedBy === 'object';
}

/** Absent, every member changes it. */
export function isAmong(
  role: 'administrator' | 'manager' | 'member',
  changers: Changers | undefined,
): boolean {
  if (!changers || role === 'administrator') return true;
  return changers === 'managers' && role === 'manager';
}
