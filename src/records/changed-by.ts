/** Who alone changes what is declared so; administrators are among the managers. */
export type Changers = 'managers' | 'administrators';

/** Absent, every member changes it. */
export function isAmong(
  role: 'administrator' | 'manager' | 'member',
  changers: Changers | undefined,
): boolean {
  if (!changers || role === 'administrator') return true;
  return changers === 'managers' && role === 'manager';
}
