import { type FormEvent, useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import { pipelineText } from '../pipeline-text.ts';
import classes from './pipeline.module.css';
import type { Reason } from './pipeline-draft.ts';
import { linesOf } from './stage-row.tsx';
import { useSetUp } from './use-set-up.ts';

/** The reasons for won or lost, one a line; a line that stays keeps its reason. */
export function ReasonsForm({
  kind,
  reasons,
}: {
  kind: 'won' | 'lost';
  reasons: readonly Reason[];
}) {
  const text = pipelineText.useText();
  const begun = reasons.map(({ name }) => name).join('\n');
  const [lines, setLines] = useState(begun);
  const setUp = useSetUp();
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const given = linesOf(lines).map((name) => {
      const known = reasons.find((one) => one.name === name);
      return known ? { id: known.id, name } : { name };
    });
    await setUp.reasons({ kind, reasons: given });
  }
  return (
    <form className={classes.form} onSubmit={(event) => void save(event)}>
      <TextAreaField
        label={text(`reasons.${kind}`)}
        hint={text('reasons.text')}
        error={setUp.problem || undefined}
        rows={Math.max(4, lines.split('\n').length)}
        value={lines}
        onChange={(event) => setLines(event.target.value)}
      />
      <div className={classes.foot}>
        <Button type="submit" busy={setUp.busy} disabled={lines === begun}>
          {text('reasons.save')}
        </Button>
      </div>
    </form>
  );
}
