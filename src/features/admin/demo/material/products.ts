/** Our own pumps: family, sizes, what they are for, list price in euro of the smallest size. */
export interface Family {
  name: string;
  sizes: readonly string[];
  price: number;
  what: string;
}

export const FAMILIES: readonly Family[] = [
  { name: 'Heron', sizes: ['50-160', '65-200', '80-250'], price: 3900, what: 'inline circulator' },
  { name: 'Otter', sizes: ['40', '65', '80', '100'], price: 2800, what: 'submersible' },
  { name: 'Kingfisher', sizes: ['32', '40', '50'], price: 5200, what: 'hygienic pump' },
  { name: 'Pelican', sizes: ['150', '200', '300'], price: 14500, what: 'double suction pump' },
  { name: 'Cormorant', sizes: ['2x8', '3x12', '4x16'], price: 8700, what: 'booster set' },
  { name: 'Teal', sizes: ['10', '25'], price: 1900, what: 'dosing pump' },
];

export const COMPETITORS = ['Norvik', 'Aquaforte', 'Deltaflow', 'Pompex', 'Hydrolund'] as const;

/** What goes wrong, why, and what puts it right; the three belong together. */
export interface Fault {
  symptom: string;
  cause: string;
  fix: string;
  part: string;
  lesson: string;
  /** The families it happens to, where not to all. */
  of?: readonly string[];
}

export const FAULTS: readonly Fault[] = [
  {
    symptom: 'leaking at the shaft',
    cause: 'seal face scored by sand',
    fix: 'new cartridge seal, strainer in front of it',
    part: 'cartridge seal',
    lesson: 'ask for the water analysis before we choose the seal',
  },
  {
    symptom: 'loud at night, like gravel in the casing',
    cause: 'cavitation, the suction valve was half closed',
    fix: 'valve opened and locked, impeller still good',
    part: 'impeller',
    lesson: 'show the shift how to read the suction gauge',
    of: ['Heron', 'Pelican', 'Cormorant', 'Kingfisher'],
  },
  {
    symptom: 'running hot',
    cause: 'bearing greased twice a week instead of twice a year',
    fix: 'bearings changed, grease plan taped to the motor',
    part: 'bearing set',
    lesson: 'leave the grease plan with the drawing, not in the manual',
  },
  {
    symptom: 'tripping the drive every other hour',
    cause: 'cable shield earthed at one end only',
    fix: 'shield earthed properly, parameters set back to ours',
    part: 'drive filter',
    lesson: 'photograph the cabinet at commissioning',
  },
  {
    symptom: 'down to half its flow',
    cause: 'rag in the impeller eye',
    fix: 'cleared it, cutter ring fitted',
    part: 'cutter ring',
    lesson: 'sell the cutter ring with the pump where there is a kitchen upstream',
    of: ['Otter', 'Pelican'],
  },
  {
    symptom: 'shaking since the pipe work was changed',
    cause: 'pipe pulls on the flange, coupling off by 0.8 mm',
    fix: 'aligned by laser, compensator ordered',
    part: 'compensator',
    lesson: 'put alignment on the check list after any pipe work',
    of: ['Heron', 'Pelican', 'Cormorant'],
  },
  {
    symptom: 'losing pressure when three taps open',
    cause: 'pressure switch set for two pumps, three are running',
    fix: 'set points moved, staging tested with the shift',
    part: 'pressure switch',
    lesson: 'write the set points on the cabinet door',
    of: ['Cormorant'],
  },
  {
    symptom: 'stopped with a wet motor',
    cause: 'cable gland not tightened after inspection',
    fix: 'motor dried and tested, gland replaced',
    part: 'cable gland kit',
    lesson: 'hand the gland torque over in writing',
    of: ['Otter'],
  },
  {
    symptom: 'dosing unevenly',
    cause: 'crystals in the valve after the holidays',
    fix: 'valve head changed, rinse step added before weekends',
    part: 'valve head',
    lesson: 'offer the rinse kit with each dosing pump',
    of: ['Teal'],
  },
];

/** What a customer holds against an offer, and what we answered. */
export const OBJECTIONS: readonly { objection: string; answer: string }[] = [
  {
    objection: '{competitor} is {pct} % cheaper',
    answer: 'showed them the energy over ten years, the gap is gone by year three',
  },
  {
    objection: 'eleven weeks of delivery are too long',
    answer: 'can lend them one from the rental pool until ours arrives',
  },
  {
    objection: 'their own people want to stay with {competitor}, they know it',
    answer: 'offered half a day of training on site and a first set of spares',
  },
  {
    objection: 'the budget is spent until January',
    answer: 'order now, invoice in January, agreed with Charlotte',
  },
  {
    objection: 'they were let down by our delivery three years ago',
    answer: 'named one contact for the whole order and a date per step',
  },
  {
    objection: 'flange does not fit the old base plate',
    answer: 'adapter plate drawn by us, no charge',
  },
  {
    objection: 'service comes from too far away',
    answer: 'Declan is within reach in a day, spare motor stays in their store',
  },
  {
    objection: 'no reference in their trade',
    answer: 'arranged a visit to a plant that has run four of them since 2019',
  },
];
