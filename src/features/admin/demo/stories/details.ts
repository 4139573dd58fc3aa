/** Lines that careful writers add, by kind of contact. */
export const DETAILS = {
  call: [
    'Best reached before nine.',
    'Sounded tired, month end.',
    'Asked after Declan.',
    'Wants answers by mail, not by phone.',
    'Talked about the weather for a while, then business.',
    '{other} will be on the next call.',
  ],
  meeting: [
    'Present: {who}, {other}, myself.',
    'They had printed our last mail.',
    'Room was cold, coffee was good.',
    'Next time bring a sample of the seal.',
    'Budget year ends in {month}.',
  ],
  visit: [
    'Parking behind hall 2, ask for {who} at the gate.',
    'Safety film at the entrance takes ten minutes.',
    'Took photos of the plates, they are in the folder.',
    'Saw a {competitor} van leaving.',
    'Canteen is recommended.',
    'Operators like to be asked first.',
  ],
  note: ['To be checked again in {month}.', 'Source: talk at the gate.'],
  message: [
    'Read receipt came within the hour.',
    'Copy to {other}.',
    'In English, they prefer that now.',
    'Automatic reply: back {next}.',
  ],
} as const;
