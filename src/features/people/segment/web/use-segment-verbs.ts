import { useNavigate } from '@tanstack/react-router';
import type { SavedView } from '#src/records/web/views/saved-view.ts';
import { send } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { filterOf, type SegmentDraft } from './segment-draft.ts';
import { segmentText } from './segment-text.ts';

/** Keeps and deletes segments; each can be undone. */
export function useSegmentVerbs() {
  const { attempt, isBusy } = useAttempt(['saved_view']);
  const navigate = useNavigate();
  const text = segmentText.useText();

  /** To the page of what was kept, or to all of them. */
  async function goOn(work: () => Promise<string | null>): Promise<void> {
    const id = await attempt(work);
    if (id !== undefined)
      await navigate(id ? { to: '/segments/$id', params: { id } } : { to: '/segments' });
  }

  return {
    busy: isBusy,
    save: ({ view, draft }: { view: SavedView | undefined; draft: SegmentDraft }) =>
      goOn(async () => {
        const filter = filterOf(draft);
        const name = draft.name.trim();
        const body = { name, filter: filter ? JSON.stringify(filter) : null, is_segment: true };
        const says = text('saved', { name });
        if (view) {
          await send('PATCH /api/v1/views/{id}', { params: { id: view.id }, body }, { says });
          return view.id;
        }
        const made = await send<{ id: string }>(
          'POST /api/v1/views',
          { body: { ...body, record_type: draft.type } },
          { says },
        );
        return made.id;
      }),
    remove: (view: SavedView) =>
      goOn(async () => {
        const says = text('removed', { name: view.name });
        await send('DELETE /api/v1/views/{id}', { params: { id: view.id } }, { says });
        return null;
      }),
  };
}
