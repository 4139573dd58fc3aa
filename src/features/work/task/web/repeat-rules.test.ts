import { expect, test } from 'vitest';
import { nameRule } from './repeat-rules.ts';

test.each([
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=SU', 'twoWeeks'],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'weekdays'],
  ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=4', 'quarterly'],
  ['FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=4', 'yearly'],
  ['FREQ=DAILY', 'daily'],
  ['FREQ=WEEKLY;BYDAY=MO,WE', null],
  ['FREQ=MONTHLY;BYDAY=2TU', null],
  ['FREQ=WEEKLY;BYDAY=SU;COUNT=5', null],
])('%s is %s', (rule, name) => {
  expect(nameRule(rule)).toBe(name);
});
