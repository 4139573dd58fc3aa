import type { Texts } from '#src/web/i18n/texts.ts';

/** The Italian of the first page, in one piece; `language-packs.ts` leaves these files out. */
export const near = import.meta.glob<Texts>(
  [
    '../../../{web/i18n,web/api,web/offline/signs,records/web/views,features/work/{task,visit}/web/shared,features/work/today/web}/it.json',
    '../../../**/{feature,kind,search-overlay}.it.json',
  ],
  { eager: true, import: 'default' },
);
