import { Gavel, Presentation } from 'lucide-react';
import { registerLook } from '#src/records/web/record-look.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/reports/meeting/web/feature', english);
registerLook('meeting', { plural: 'meetings', icon: Presentation });
registerLook('decision', { plural: 'meeting_decisions', icon: Gavel });

const log = async () => ({ default: (await import('./log-page.tsx')).LogPage });

/** Meetings held on dashboards, and what was decided in them. */
export const meetingFeature: WebFeature = {
  name: 'meeting',
  navigation: [
    { to: '/meetings', label: () => text('meetings'), icon: Presentation, group: 'reports' },
  ],
  routes: [
    {
      path: '/meetings',
      page: async () => ({ default: (await import('./meetings-page.tsx')).MeetingsPage }),
    },
    { path: '/meetings/decisions', page: log },
    { path: '/meeting_decisions/$id', page: log },
    {
      path: '/meetings/$id',
      page: async () => ({ default: (await import('./meeting-page.tsx')).MeetingPage }),
    },
  ],
  recordParts: [
    {
      name: 'meeting',
      types: ['task'],
      label: () => text('meetings'),
      place: 'top',
      part: async () => ({ default: (await import('./task-meeting.tsx')).TaskMeeting }),
    },
  ],
};
