import type { WebFeature } from '#src/web/shell/web-feature.ts';

/** Says in time what is about to begin. */
export const reminderFeature: WebFeature = {
  name: 'reminder',
  standing: async () => ({
    default: (await import('./notice/reminder-notices.tsx')).ReminderNotices,
  }),
};
