import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { SavedView } from '#src/records/web/views/saved-view.ts';
import { viewsQuery } from '#src/records/web/views/view-queries.ts';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { send } from '#src/web/api/call.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { filterOf, type SegmentDraft } from './segment-draft.ts';
import { segmentText } from './segment-text.ts';

/** Keeps and deletes segments; each can be undone. */
export function useSegmentVerbs() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const text = segmentText.useText();
  const [busy, setBusy] = useState(false);

  async function attempt(work: () => Promise<string | null>): Promise<void> {
    setBusy(true);
    try {
      const id = await work();
      await client.invalidateQueries({ queryKey: viewsQuery.queryKey });
      await navigate(id ? { to: '/segments/$id', params: { id } } : { to: '/segments' });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      showToast(error.issues[0]?.message ?? error.message, { tone: 'bad' });
    } finally {
      setBusy(false);
    }
  }

  return {
    busy,
    save: ({ view, draft }: { view: SavedView | undefined; draft: SegmentDraft }) =>
      attempt(async () => {
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
      attempt(async () => {
        const says = text('removed', { name: view.name });
        await send('DELETE /api/v1/views/{id}', { params: { id: view.id } }, { says });
        return null;
      }),
  };
}
