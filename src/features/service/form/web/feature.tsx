import { ClipboardPen } from 'lucide-react';
import { recordScreens } from '#src/records/web/record-screens.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/service/form/web/feature', english);

const screens = recordScreens({
  type: 'case_form',
  plural: 'case_forms',
  label: () => text('label'),
  icon: ClipboardPen,
  empty: () => text('empty'),
});

/** Forms are set up from the settings; on the page of each stands its address. */
export const formFeature: WebFeature = {
  ...screens,
  navigation: [],
  recordParts: [
    {
      name: 'form-link',
      types: ['case_form'],
      label: () => text('link'),
      place: 'top',
      part: async () => ({ default: (await import('./form-link.tsx')).FormLink }),
    },
  ],
};
