import { CalendarClock, Handshake, Inbox } from 'lucide-react';
import { recordScreens } from '#src/records/web/record-screens.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/service/promise/web/feature', english);

const screens = [
  { type: 'queue', plural: 'queues', label: () => text('queues'), icon: Inbox },
  {
    type: 'business_calendar',
    plural: 'business_calendars',
    label: () => text('calendars'),
    icon: CalendarClock,
  },
  {
    type: 'service_promise',
    plural: 'service_promises',
    label: () => text('promises'),
    icon: Handshake,
  },
].map(recordScreens);

/** Queues, business hours and promises are set up in the settings; a page shows what one was. */
export const promiseFeature: WebFeature = {
  name: 'promise',
  routes: screens.flatMap(({ routes }) => routes ?? []),
};
