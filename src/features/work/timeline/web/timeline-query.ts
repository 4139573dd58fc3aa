import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Activity } from '#src/features/work/activity/activity.ts';
import { type Subject, subjectField } from '#src/features/work/activity/subject.ts';
import type { ShownFile } from '#src/features/work/file/web/shared/shown-file.ts';
import type { Mention } from '#src/features/work/note/mentions.ts';
import type { LinkedTask } from '#src/features/work/note/web/shared/note-item.tsx';
import type { Task } from '#src/features/work/task/task.ts';
import { send } from '#src/web/api/call.ts';

export type Right = 'edit' | 'delete' | 'restore';
export type Refs = Record<string, { type: string; title: string }>;
export type ActivityEntry = Activity & {
  type: 'activity';
  at: string;
  can: Right[];
  files: ShownFile[];
  tasks: LinkedTask[];
  mentions: Mention[];
};
export type TaskEntry = Task & { type: 'task'; at: string; can: Right[] };
export interface TurnEntry {
  type: 'turn';
  id: string;
  at: string;
  owner_id: string | null;
  accepted_by: string | null;
  record_type: 'deal' | 'service_case';
  record_id: string;
  title: string;
  stage: string | null;
  status: string | null;
  is_new: boolean;
}
export type OpenTask = Task & { can: Right[] };

export interface TimelinePage {
  open: OpenTask[];
  more_open: boolean;
  items: (ActivityEntry | TaskEntry | TurnEntry)[];
  next_cursor: string | null;
  refs: Refs;
}

export function timelineQuery({ type, id }: Subject) {
  return infiniteQueryOptions({
    queryKey: ['timeline', type, id],
    queryFn: ({ pageParam, signal }) =>
      send<TimelinePage>(
        'GET /api/v1/timeline',
        { query: { [subjectField(type)]: id, ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
    meta: { types: ['activity', 'task', 'person', 'company', 'file', 'deal', 'service_case'] },
  });
}
