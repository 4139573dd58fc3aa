import { ListTodo } from 'lucide-react';
import { recordScreens } from '#src/records/web/record-screens.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/work/task/web/feature', english);

const screens = recordScreens({
  type: 'task',
  plural: 'tasks',
  label: () => text('tasks'),
  icon: ListTodo,
  empty: () => text('empty'),
  goKey: 't',
  sort: 'due_on',
  views: [
    {
      name: 'mine',
      label: () => text('mine'),
      conditions: [
        { field: 'owner_id', op: 'is', value: '$me' },
        { field: 'done_at', op: 'is_empty' },
      ],
    },
    {
      name: 'open',
      label: () => text('open'),
      conditions: [{ field: 'done_at', op: 'is_empty' }],
    },
    {
      name: 'done',
      label: () => text('done'),
      conditions: [{ field: 'done_at', op: 'is_not_empty' }],
      sort: '-done_at',
    },
    { name: 'all', label: () => text('all'), conditions: [] },
  ],
});

/** The lists of tasks, and what can be done with one on its page. */
export const taskFeature: WebFeature = {
  ...screens,
  recordParts: [
    {
      name: 'work',
      types: ['task'],
      label: () => text('work'),
      part: async () => ({ default: (await import('./task-part.tsx')).TaskPart }),
    },
  ],
};
