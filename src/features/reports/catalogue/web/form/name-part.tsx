import { TextField } from '#src/web/ui/form-field.tsx';
import { metricText } from '../metric-text.ts';
import type { MetricDraft } from './metric-draft.ts';

interface NamePartProps {
  draft: MetricDraft;
  change: (part: Partial<MetricDraft>) => void;
}

/** What it is called, what it answers, and who says so. */
export function NamePart({ draft, change }: NamePartProps) {
  const text = metricText.useText();
  return (
    <>
      <TextField
        label={text('form.name')}
        required
        maxLength={60}
        value={draft.name}
        onChange={({ target }) => change({ name: target.value })}
      />
      <TextField
        label={text('form.question')}
        hint={text('form.questionHint')}
        maxLength={200}
        value={draft.question}
        onChange={({ target }) => change({ question: target.value })}
      />
      <TextField
        label={text('form.reference')}
        hint={text('form.referenceHint')}
        maxLength={300}
        value={draft.reference}
        onChange={({ target }) => change({ reference: target.value })}
      />
    </>
  );
}
