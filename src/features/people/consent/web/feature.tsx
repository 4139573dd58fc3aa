import { BadgeCheck, Target } from 'lucide-react';
import { recordScreens } from '#src/records/web/record-screens.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/people/consent/web/feature', english);

const purposes = recordScreens({
  type: 'purpose',
  plural: 'purposes',
  label: () => text('purposes'),
  icon: Target,
  empty: () => text('noPurposes'),
});
const consents = recordScreens({
  type: 'consent',
  plural: 'consents',
  label: () => text('consents'),
  icon: BadgeCheck,
  sort: '-stated_at',
});

/** What people agreed to: on their page, for many at once, and what there is to agree to. */
export const consentFeature: WebFeature = {
  name: 'consent',
  navigation: [],
  routes: [
    {
      path: '/consents/record',
      page: async () => ({ default: (await import('./record-page.tsx')).RecordConsentPage }),
    },
    ...(purposes.routes ?? []),
    ...(consents.routes ?? []),
  ],
  recordParts: [
    {
      name: 'do-not-contact',
      types: ['person'],
      place: 'top',
      label: () => text('part'),
      part: async () => ({ default: (await import('./do-not-contact.tsx')).DoNotContact }),
    },
    {
      name: 'consent',
      types: ['person'],
      label: () => text('part'),
      part: async () => ({ default: (await import('./consent-part.tsx')).ConsentPart }),
    },
  ],
  selectionActions: [
    {
      name: 'consent',
      types: ['person'],
      label: () => text('record'),
      icon: BadgeCheck,
      to: (_type, ids) => ({ to: '/consents/record', search: { ids: ids.join(',') } }),
    },
  ],
  listLinks: [
    {
      name: 'purposes',
      types: ['person'],
      label: () => text('purposes'),
      icon: Target,
      to: '/purposes',
    },
  ],
};
