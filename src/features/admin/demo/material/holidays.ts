/** Public holidays: days of the year as MM-DD, and days counted from Easter Sunday. */
interface Holidays {
  fixed: readonly string[];
  easter: readonly number[];
}

const GOOD_FRIDAY = -2;
const EASTER_MONDAY = 1;
const ASCENSION = 39;
const WHIT_MONDAY = 50;
const CORPUS_CHRISTI = 60;

/** Nobody is called on these days, wherever they are. */
export const EVERYWHERE: Holidays = {
  fixed: ['01-01', '12-24', '12-25', '12-26', '12-31'],
  easter: [0],
};

export const HOLIDAYS: Readonly<Record<string, Holidays>> = {
  AT: {
    fixed: ['01-06', '05-01', '08-15', '10-26', '11-01', '12-08'],
    easter: [EASTER_MONDAY, ASCENSION, WHIT_MONDAY, CORPUS_CHRISTI],
  },
  BE: {
    fixed: ['05-01', '07-21', '08-15', '11-01', '11-11'],
    easter: [EASTER_MONDAY, ASCENSION, WHIT_MONDAY],
  },
  CH: { fixed: ['08-01'], easter: [GOOD_FRIDAY, EASTER_MONDAY, ASCENSION, WHIT_MONDAY] },
  CZ: {
    fixed: ['05-01', '05-08', '07-05', '07-06', '09-28', '10-28', '11-17'],
    easter: [GOOD_FRIDAY, EASTER_MONDAY],
  },
  DE: {
    fixed: ['05-01', '10-03'],
    easter: [GOOD_FRIDAY, EASTER_MONDAY, ASCENSION, WHIT_MONDAY],
  },
  DK: {
    fixed: ['06-05'],
    easter: [-3, GOOD_FRIDAY, EASTER_MONDAY, ASCENSION, WHIT_MONDAY],
  },
  ES: { fixed: ['01-06', '05-01', '08-15', '10-12', '11-01', '12-08'], easter: [GOOD_FRIDAY] },
  FI: {
    fixed: ['01-06', '05-01', '12-06'],
    easter: [GOOD_FRIDAY, EASTER_MONDAY, ASCENSION],
  },
  FR: {
    fixed: ['05-01', '05-08', '07-14', '08-15', '11-01', '11-11'],
    easter: [EASTER_MONDAY, ASCENSION, WHIT_MONDAY],
  },
  GB: { fixed: [], easter: [GOOD_FRIDAY, EASTER_MONDAY] },
  // The Greek church counts Easter by another calendar: its movable days are left out.
  GR: { fixed: ['01-06', '03-25', '05-01', '08-15', '10-28'], easter: [] },
  IE: { fixed: ['03-17'], easter: [EASTER_MONDAY] },
  IT: {
    fixed: ['01-06', '04-25', '05-01', '06-02', '08-15', '11-01', '12-08'],
    easter: [EASTER_MONDAY],
  },
  NL: { fixed: ['04-27'], easter: [EASTER_MONDAY, ASCENSION, WHIT_MONDAY] },
  NO: {
    fixed: ['05-01', '05-17'],
    easter: [-3, GOOD_FRIDAY, EASTER_MONDAY, ASCENSION, WHIT_MONDAY],
  },
  PL: {
    fixed: ['01-06', '05-01', '05-03', '08-15', '11-01', '11-11'],
    easter: [EASTER_MONDAY, CORPUS_CHRISTI],
  },
  PT: {
    fixed: ['04-25', '05-01', '06-10', '08-15', '10-05', '11-01', '12-01', '12-08'],
    easter: [GOOD_FRIDAY, CORPUS_CHRISTI],
  },
  SE: {
    fixed: ['01-06', '05-01', '06-06'],
    easter: [GOOD_FRIDAY, EASTER_MONDAY, ASCENSION],
  },
};
