import { useQuery } from '@tanstack/react-query';
import { Handshake } from 'lucide-react';
import { useState } from 'react';
import pageClasses from '#src/features/programme/desk/web/shared/page.module.css';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import type { Expectations } from '../expectation-api.ts';
import { expectationsQuery } from './expectation-queries.ts';
import { expectationText } from './expectation-text.ts';
import { DraftPart } from './parts/draft-part.tsx';
import { EditionPart } from './parts/edition-part.tsx';
import { QuestionsPart } from './parts/questions-part.tsx';
import { WritePart } from './parts/write-part.tsx';

/** One page, the same for all: what is expected, what one gets for it, and where it stands. */
export function ExpectationPage() {
  const text = expectationText.useText();
  const query = useQuery(expectationsQuery);
  return (
    <>
      <PageHeader title={text('title')} />
      <div className={pageClasses.page}>
        <Loaded query={query} failed={text('failed')} icon={Handshake} rows={6}>
          {(data) => (isEmpty(data) ? <None /> : <Shown data={data} />)}
        </Loaded>
      </div>
    </>
  );
}

function isEmpty({ current, draft, may }: Expectations): boolean {
  return !current && !draft && !may.edit;
}

function None() {
  const text = expectationText.useText();
  return (
    <EmptyState icon={Handshake} title={text('noneTitle')}>
      {text('none')}
    </EmptyState>
  );
}

function Shown({ data }: { data: Expectations }) {
  const text = expectationText.useText();
  const [isWriting, setWriting] = useState(false);
  const { current, draft, may } = data;
  const shown = draft ?? current;
  if (isWriting || (may.edit && !shown)) {
    return (
      <div className={pageClasses.column}>
        <WritePart edition={shown} isNew={!draft} done={() => setWriting(false)} />
      </div>
    );
  }
  return (
    <div className={pageClasses.column}>
      {current && <EditionPart edition={current} counts={data.counts} sponsor={data.sponsor} />}
      {draft && <DraftPart draft={draft} gate={data.gate} merged={data.merged} may={may} />}
      {may.edit && (
        <div>
          <Button onClick={() => setWriting(true)}>
            {text(draft && !draft.opened_on ? 'change' : 'writeNew')}
          </Button>
        </div>
      )}
      <QuestionsPart questions={data.questions} may={may} />
    </div>
  );
}
