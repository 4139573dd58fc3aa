/** What customers report besides faults of pumps, and what helped. */
export const QUESTIONS: readonly [subject: string, said: string, helped: string][] = [
  [
    'Invoice shows the old address',
    'Accounts cannot pay it like that.',
    'New invoice sent, address corrected with the company.',
  ],
  [
    'Certificate for {pump} is missing',
    'The auditor comes on Thursday.',
    '3.1 certificate found in the archive and mailed.',
  ],
  [
    'Spare parts list for {pump}',
    'The one from the manual is for another size.',
    'Right list mailed, wrong one taken from the manual.',
  ],
  [
    'When does the fitter come?',
    'Promised for this week, nobody has rung.',
    'Date agreed by phone, fitter has the number.',
  ],
  [
    'Wrong seal kit delivered',
    'Shaft is 28, the kit is for 24.',
    'Right kit sent by courier, the other one collected.',
  ],
  [
    'Settings of the drive lost',
    'After the power cut the drive shows its factory values.',
    'Parameter file mailed, loaded together by phone.',
  ],
];

export const URGENT = {
  subject: '{pump} stands still, line is down',
  said: 'Line 2 has been standing since noon. The drive trips at once. Please call, whoever gets this.',
} as const;

export const QUEUES: readonly [name: string, about: string][] = [
  ['Service desk', 'Whatever customers report by phone, mail or form'],
  ['Field service', 'What somebody has to go there for'],
];

/** Minutes to the first answer, and hours to the end, as promised by priority. */
export const USUAL_HOURS: Record<string, number> = { urgent: 4, high: 8, normal: 24, low: 40 };
