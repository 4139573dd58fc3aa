/** English, German, Italian and French month names and their short forms, without accents. */
const MONTH_NAMES = [
  'january jan januar janner jaenner gennaio gen janvier janv',
  'february feb februar feber febbraio fevrier fevr fev',
  'march mar marz maerz mrz marzo mars',
  'april apr aprile avril avr',
  'may mai maggio mag',
  'june jun juni giugno giu juin',
  'july jul juli luglio lug juillet juil',
  'august aug agosto ago aout',
  'september sep sept settembre set septembre',
  'october oct oktober okt ottobre ott octobre',
  'november nov novembre',
  'december dec dezember dez dicembre dic decembre',
];

export const MONTHS: ReadonlyMap<string, number> = new Map(
  MONTH_NAMES.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/** Words that may stand in a written date beside day, month and year: weekdays and articles. */
export const CALENDAR_FILLERS: ReadonlySet<string> = new Set(
  [
    'st nd rd th of the er re le il lo den der dem am de del o a i',
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun',
    'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so',
    'lunedi martedi mercoledi giovedi venerdi sabato domenica lun mar mer gio ven sab dom',
    'lundi mardi mercredi jeudi vendredi samedi dimanche jeu sam dim',
    'º ° ª',
  ].flatMap((words) => words.split(' ')),
);
