import type { Texts } from '#src/web/i18n/texts.ts';

/** The texts of all areas but those that come in one piece, each by itself. */
export const far = import.meta.glob<Texts>(
  [
    '../../../{web,records,features}/**/web/**/{de,it}.json',
    '../../../web/**/{de,it}.json',
    '../../../**/web/**/*.{de,it}.json',
    '../../../features/**/texts/*.{de,it}.json',
    '!../../../{web/i18n,web/api,web/offline/signs,records/web/views,features/work/{task,visit}/web/shared,features/work/today/web}/{de,it}.json',
    '!../../../**/{feature,kind,search-overlay}.{de,it}.json',
  ],
  { import: 'default' },
);
