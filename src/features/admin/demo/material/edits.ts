/** Companies that took another name in the last two months. */
export const RENAMES: Readonly<Record<string, string>> = {
  'Haugland Bygg og Rør': 'Haugland Rør AS',
  'Zeller Maschinenkühlung': 'Zeller Kühltechnik GmbH',
  'Dvořák Chlazení a.s.': 'Dvořák & Horák Chlazení a.s.',
  'Vesuvio Impianti S.r.l.': 'Vesuvio Impianti e Servizi S.r.l.',
};

/** What is added to a note when one reads it again. */
export const AFTERTHOUGHTS: readonly string[] = [
  ' Correction: prices are net.',
  ' Forgot: they also want the drawing.',
  ' Correction: it was the second pump, not the first.',
  ' Later: answer came by mail, yes.',
  ' Date to be confirmed.',
];

/** A page of minutes: the pumps of a site, line by line. */
export const SURVEY = {
  opening:
    'Site survey with {who}: all pumps of {company}, {count} in number.\n\nWe walked from the intake to the stack, two days, rain on the second. Condition from 1 (as new) to 5 (do it now). Where the plate was not readable I estimated from the casing.\n\n',
  lines: [
    '{no}. {use}, {pump}, condition {grade}. [Runs smoothly.|Slight noise at start.|Gland drips now and then.|Coupling guard missing, told them at once.|Plate painted over.]',
    '{no}. {use}, {competitor}, about {age} years, condition {grade}. [Replacement planned.|Nobody knows who installed it.|Spare parts no longer made.|Oversized, throttled by hand.|Works, leave it alone.]',
  ],
  closing:
    '\nSummary: start with those at 5, they share one foundation and can be done in one stop. Those at 4 in spring. The rest is in good hands. {who} asks for one page for the board and not for forty, so the next step is mine: one page, three prices, one date.',
} as const;
