import type { Texts } from '#src/web/i18n/texts.ts';

/** The German of all record types, in one piece: it comes with the first screen of records. */
export const declared = import.meta.glob<Texts>(
  ['../../../records/{*,*/*}.de.json', '../../../features/*/*/*.de.json'],
  { eager: true, import: 'default' },
);
