import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { List, Mail, Trash } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { recordPluralLabel } from '#src/records/web/labels.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import type { SavedView } from '#src/records/web/views/saved-view.ts';
import { useMayEdit } from '#src/records/web/views/use-may-edit.ts';
import { viewsQuery } from '#src/records/web/views/view-queries.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { NotFoundScreen } from '#src/web/shell/screens/error-screen.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { ConditionsEditor } from './builder/conditions-editor.tsx';
import { Count } from './count.tsx';
import { ReachSection } from './reach/reach-section.tsx';
import classes from './segment.module.css';
import {
  draftOf,
  filterOf,
  isSegmentType,
  SEGMENT_TYPES,
  type SegmentDraft,
} from './segment-draft.ts';
import { SegmentRows } from './segment-rows.tsx';
import { segmentText } from './segment-text.ts';
import { useSegmentVerbs } from './use-segment-verbs.ts';
import { WhySection } from './why-section.tsx';

const LettersDialog = lazy(async () => ({
  default: (await import('./reach/letters-dialog.tsx')).LettersDialog,
}));

/** One segment: who is meant, how many, whom a letter reaches, and why somebody is in it. */
export function SegmentPage() {
  const { id } = useParams({ strict: false }) as { id?: string };
  const { type } = useSearch({ strict: false }) as { type?: unknown };
  const { data } = useQuery(viewsQuery);
  if (!data) return <SkeletonRows count={8} />;
  const view = data.find((one) => one.id === id);
  if (!view && id !== undefined) return <NotFoundScreen />;
  const start: SegmentDraft = view
    ? draftOf(view)
    : { name: '', type: isSegmentType(type) ? type : 'person', word: 'and', conditions: [] };
  return <LoadedSegment key={id ?? 'new'} view={view} start={start} />;
}

function LoadedSegment({ view, start }: { view: SavedView | undefined; start: SegmentDraft }) {
  const text = segmentText.useText();
  const types = useRecordTypes();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(start);
  const [writing, setWriting] = useState(false);
  const [purpose, setPurpose] = useState('');
  const mayEdit = useMayEdit(view) || !view;
  const { save, remove, busy } = useSegmentVerbs();
  const declaration = types.get(draft.type);
  if (!declaration) return <NotFoundScreen />;
  const filter = filterOf(draft);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(start);
  const isPerson = draft.type === 'person';
  return (
    <>
      <PageHeader
        title={view?.name ?? text('newTitle')}
        note={<Count declaration={declaration} filter={filter} isDated />}
      >
        {isPerson && (
          <Button icon={<Mail size={16} aria-hidden="true" />} onClick={() => setWriting(true)}>
            {text('letters.open')}
          </Button>
        )}
        {view && mayEdit && (
          <Button
            look="quiet"
            icon={<Trash size={16} aria-hidden="true" />}
            onClick={() => void remove(view)}
          >
            {text('remove')}
          </Button>
        )}
      </PageHeader>
      <div className={classes.page}>
        <form
          className={classes.block}
          onSubmit={(event) => {
            event.preventDefault();
            void save({ view: mayEdit ? view : undefined, draft });
          }}
        >
          <div className={classes.row}>
            <div className={classes.title}>
              <TextField
                label={text('name')}
                value={draft.name}
                maxLength={100}
                required
                placeholder={text('namePlaceholder')}
                onChange={({ target }) => setDraft({ ...draft, name: target.value })}
              />
            </div>
            {!view && (
              <SelectField
                label={text('type')}
                value={draft.type}
                onChange={({ target }) =>
                  setDraft({ ...draft, type: target.value, conditions: [] })
                }
              >
                {SEGMENT_TYPES.map((one) => (
                  <option key={one} value={one}>
                    {recordPluralLabel(types.get(one)!)}
                  </option>
                ))}
              </SelectField>
            )}
            {(isChanged || !view) && (
              <Button type="submit" look="main" busy={busy} disabled={!draft.name.trim()}>
                {text(mayEdit ? 'save' : 'saveAsOwn')}
              </Button>
            )}
          </div>
        </form>
        <ConditionsEditor
          declaration={declaration}
          draft={draft}
          ownId={view?.id}
          onChange={setDraft}
        />
        {isPerson && <ReachSection filter={filter} purpose={purpose} onPurpose={setPurpose} />}
        <section className={classes.block} aria-labelledby="segment-rows">
          <div className={classes.between}>
            <h2 id="segment-rows" className={classes.heading}>
              {text('rows')}
            </h2>
            <Button
              look="quiet"
              icon={<List size={14} aria-hidden="true" />}
              onClick={() =>
                void navigate({
                  to: `/${declaration.plural}`,
                  search: { where: filter ? [filter] : [] },
                })
              }
            >
              {text('openList')}
            </Button>
          </div>
          <p className={classes.quiet}>{text('ofWhatYouSee')}</p>
          <SegmentRows declaration={declaration} filter={filter} />
        </section>
        <WhySection declaration={declaration} filter={filter} />
      </div>
      {writing && (
        <Suspense>
          <LettersDialog
            filter={filter}
            purpose={purpose}
            onPurpose={setPurpose}
            close={() => setWriting(false)}
          />
        </Suspense>
      )}
    </>
  );
}
