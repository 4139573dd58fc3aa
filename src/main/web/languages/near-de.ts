import type { Texts } from '#src/web/i18n/texts.ts';

/** The German of the first page, in one piece; `language-packs.ts` leaves these files out. */
export const near = import.meta.glob<Texts>(
  [
    '../../../{web/i18n,web/api,web/offline/signs,records/web/views,features/work/{task,visit}/web/shared,features/work/today/web}/de.json',
    '../../../**/{feature,kind,search-overlay}.de.json',
  ],
  { eager: true, import: 'default' },
);
