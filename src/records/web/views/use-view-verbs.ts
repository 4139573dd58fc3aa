import type { RecordDeclaration, Visibility } from '#src/records/define-record.ts';
import { send } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { isDateField } from '../filter/field-path.ts';
import { columnWidths } from '../grid/column-widths.ts';
import type { ListState } from '../list/list-state.ts';
import { writeGroup } from '../list/list-state.ts';
import { joinFilter, splitFilter } from './read-filter.ts';
import type { SavedView, SavedViewAnswer } from './saved-view.ts';
import { viewsText } from './views-text.ts';

/** What a view says besides its name and who sees it, in the form of the API. */
export function lookOfList(declaration: RecordDeclaration, state: ListState) {
  const filter = joinFilter(state.conditions);
  const widths = columnWidths(state.saved?.id ?? declaration.type).get();
  const isOfDays = state.group !== null && isDateField(declaration, state.group.field);
  return {
    filter: filter && JSON.stringify(filter),
    sort: state.sort,
    columns: state.columns.join(','),
    widths: Object.keys(widths).length > 0 ? JSON.stringify(widths) : null,
    group_by: writeGroup(state.group, isOfDays) || null,
  };
}

/** Whether what is shown differs from the saved view. */
export function hasChanged(declaration: RecordDeclaration, state: ListState): boolean {
  const { saved } = state;
  if (!saved || state.bin) return false;
  const look = lookOfList(declaration, state);
  const kept = {
    filter: saved.filter && JSON.stringify(joinFilter(splitFilter(saved.filter))),
    sort: saved.sort || look.sort,
    columns: saved.columns || declaration.listFields.join(','),
    widths: Object.keys(saved.widths).length > 0 ? JSON.stringify(saved.widths) : null,
    group_by: saved.group || null,
  };
  return JSON.stringify(look) !== JSON.stringify(kept);
}

export interface NewView {
  name: string;
  visibility: Visibility;
}

/** Keeping, changing and deleting views; each can be undone. */
export function useViewVerbs(declaration: RecordDeclaration) {
  const { attempt } = useAttempt(['saved_view']);
  const text = viewsText.useText();

  return {
    /** Gives the id of the new view. */
    create: (given: NewView, state: ListState) =>
      attempt(async () => {
        const body = {
          ...lookOfList(declaration, state),
          ...given,
          record_type: declaration.type,
        };
        const says = text('saved', { name: given.name });
        const made = await send<SavedViewAnswer>('POST /api/v1/views', { body }, { says });
        return made.id;
      }),
    save: (view: SavedView, state: ListState) =>
      attempt(async () => {
        const body = lookOfList(declaration, state);
        const says = text('saved', { name: view.name });
        await send('PATCH /api/v1/views/{id}', { params: { id: view.id }, body }, { says });
        return true;
      }),
    rename: (view: SavedView, body: NewView) =>
      attempt(async () => {
        const says = text('saved', { name: body.name });
        await send('PATCH /api/v1/views/{id}', { params: { id: view.id }, body }, { says });
        return view.id;
      }),
    remove: (view: SavedView) =>
      attempt(async () => {
        const says = text('deleted', { name: view.name });
        await send('DELETE /api/v1/views/{id}', { params: { id: view.id } }, { says });
        return true;
      }),
  };
}
