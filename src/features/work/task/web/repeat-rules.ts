/** The rules that people mean most often (RFC 5545); the calendar knows others too. */
export const RULES = {
  daily: 'FREQ=DAILY',
  weekdays: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  weekly: 'FREQ=WEEKLY',
  twoWeeks: 'FREQ=WEEKLY;INTERVAL=2',
  monthly: 'FREQ=MONTHLY',
  quarterly: 'FREQ=MONTHLY;INTERVAL=3',
  yearly: 'FREQ=YEARLY',
} as const;

export type RuleName = keyof typeof RULES;
export const RULE_NAMES = Object.keys(RULES) as RuleName[];

/** What only repeats the day that the task has anyway: one weekday, one day of the month or year. */
const OF_ITS_DAY = /;(?:BYDAY=[A-Z]{2}|BYMONTHDAY=-?\d+|BYMONTH=\d+)(?=;|$)/g;

/** The name of a rule as it is stored, which also tells its day; null if it is another one. */
export function nameRule(rule: string): RuleName | null {
  const plain = rule.replace(OF_ITS_DAY, '').replace(/;INTERVAL=1(?=;|$)/, '');
  return RULE_NAMES.find((name) => RULES[name] === plain) ?? null;
}
