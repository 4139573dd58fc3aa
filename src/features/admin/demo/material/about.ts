/** Good to know about a company; the same marks as in the stories (`[a|b]`). */
export const ABOUT_COMPANY: readonly string[] = [
  'Gate opens at 6:30. Safety shoes and a pass with photo, ordered a day before.',
  'Two sites, purchasing sits in the other one.',
  'Pays after [30|45|60] days, never earlier, never later.',
  'Family firm, [second|third] generation. Decisions are made at lunch.',
  'Plant holidays in the first three weeks of August.',
  'Wants drawings with every offer, otherwise it stays at the bottom of the pile.',
  'Orders only by their portal. Number in the subject or the invoice comes back.',
  'Own workshop with four fitters, changes seals itself.',
  'Was a {competitor} house until we measured the energy for them.',
  'Board meets in [March|June|October]; larger sums wait for it.',
  'Deliveries by the back gate before noon.',
  'Loyal if one answers quickly. Forgets nothing.',
];

/** Good to know about a person. */
export const ABOUT_PERSON: readonly string[] = [
  'Best reached before eight. Answers mail at night.',
  'Speaks [German|French|Italian|English] as well, prefers it on the phone.',
  'Sails. Knows every lock between here and the sea.',
  'Wants figures first, then a story.',
  'Works four days, not on [Wednesdays|Fridays].',
  'Engineer by heart, bring the curve.',
  'Has run the plant for twenty years and knows each valve by name.',
  'Says little. If an answer comes, it holds.',
  'Sings in a choir, no calls on [Tuesday|Thursday] evenings.',
  'New in the trade, grateful for plain words.',
  'Decides up to 5,000 € alone.',
  'Coffee without sugar, offers without flourish.',
];

export const PERSON_TAGS: readonly string[] = [
  'open day',
  'newsletter',
  'decides',
  'christmas card',
  'speaks German',
  'technical contact',
];
