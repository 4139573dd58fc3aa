import { useState } from 'react';
import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import { FIXES, type Fix } from '../../concern.ts';
import { DayField, Radios, WordsField } from '../shared/fields.tsx';
import { type ConcernDetail, useHearingStep } from '../shared/hearing-queries.ts';
import { hearingText } from '../shared/hearing-text.ts';
import { ColleagueField } from '../shared/picks.tsx';

/** A promise: what, of which kind, by whom, until when. */
export function FixDialog({ concern, close }: { concern: ConcernDetail; close: () => void }) {
  const text = hearingText.useText();
  const step = useHearingStep();
  const [kind, setKind] = useState<Fix | null>(null);
  const [what, setWhat] = useState('');
  const [owner_id, setOwner] = useState(concern.owner?.id ?? '');
  const [due_on, setDue] = useState(concern.due_on ?? '');
  return (
    <AskDialog
      title={text('promiseFix')}
      label={text('promiseFix')}
      disabled={!kind || what.trim().length < 3 || !owner_id || !due_on}
      close={close}
      onSave={() =>
        step(
          'POST /api/v1/concerns/{id}/fixes',
          { params: { id: concern.id }, body: { kind, what, owner_id, due_on } },
          text('saved'),
        )
      }
    >
      <WordsField label={text('fixWhat')} value={what} onChange={setWhat} max={500} />
      <Radios
        label={text('fixKind')}
        name="kind"
        value={kind}
        choices={FIXES.map((value) => ({ value, label: text(`kinds.${value}`) }))}
        onChange={setKind}
      />
      <ColleagueField label={text('who')} value={owner_id} onChange={setOwner} />
      <DayField label={text('until')} value={due_on} onChange={setDue} />
    </AskDialog>
  );
}
