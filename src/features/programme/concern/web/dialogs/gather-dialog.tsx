import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import { Checks } from '../shared/fields.tsx';
import { type ConcernDetail, concernsQuery, useHearingStep } from '../shared/hearing-queries.ts';
import { hearingText } from '../shared/hearing-text.ts';

/** Others that say the same, of those to which nothing was said yet. */
export function GatherDialog({ concern, close }: { concern: ConcernDetail; close: () => void }) {
  const text = hearingText.useText();
  const step = useHearingStep();
  const { data } = useQuery(concernsQuery);
  const [others, setOthers] = useState<string[]>([]);
  const free = (data?.items ?? []).filter(
    (one) => one.id !== concern.id && one.answer === null && one.class === null,
  );
  return (
    <AskDialog
      title={text('gather')}
      label={text('save')}
      disabled={others.length === 0}
      close={close}
      onSave={() =>
        step(
          'POST /api/v1/concerns/{id}/cluster',
          { params: { id: concern.id }, body: { others } },
          text('saved'),
        )
      }
    >
      <Checks
        label={text('gatherLead')}
        values={others}
        choices={free.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={setOthers}
      />
    </AskDialog>
  );
}
