import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { pipelineText } from '../pipeline-text.ts';
import classes from './pipeline.module.css';
import {
  newStage,
  type PipelineDraft,
  putBack,
  type StageDraft,
  swap,
  toBody,
} from './pipeline-draft.ts';
import { StageRow } from './stage-row.tsx';
import { useSetUp } from './use-set-up.ts';

interface PipelineFormProps {
  begun: PipelineDraft;
  mayRemove: boolean;
  onSaved: (id: string) => void;
  onRemoved: () => void;
}

/** A pipeline with its stages in order; saved as one, and undone as one. */
export function PipelineForm({ begun, mayRemove, onSaved, onRemoved }: PipelineFormProps) {
  const text = pipelineText.useText();
  const [draft, setDraft] = useState(begun);
  const setUp = useSetUp();
  const [inUse, setInUse] = useState<readonly string[]>([]);
  // a stage with deals in it stays, so it stands there again
  useEffect(() => {
    if (!setUp.isInUse) return;
    setDraft((now) => {
      const { stages, missing } = putBack(now.stages, begun.stages);
      // none is missing where the whole pipeline was to go
      const held = missing.length > 0 ? missing : begun.stages;
      setInUse(held.flatMap(({ id }) => id ?? []));
      return { ...now, stages };
    });
  }, [setUp.isInUse, begun]);
  const isChanged = !draft.id || JSON.stringify(draft) !== JSON.stringify(begun);
  const setStages = (stages: readonly StageDraft[]) => setDraft({ ...draft, stages });
  const open = draft.stages.filter(({ kind }) => kind === 'open');
  const ends = draft.stages.filter(({ kind }) => kind !== 'open');
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const saved = await setUp.pipeline(toBody(draft));
    if (saved) onSaved(saved.id);
  }
  function change(stage: StageDraft, part: Partial<StageDraft>): void {
    setStages(draft.stages.map((one) => (one === stage ? { ...one, ...part } : one)));
  }
  return (
    <form className={classes.form} onSubmit={(event) => void save(event)}>
      <TextField
        label={text('name')}
        value={draft.name}
        maxLength={80}
        required
        onChange={(event) => setDraft({ ...draft, name: event.target.value })}
      />
      <ol className={classes.stages}>
        {[...open, ...ends].map((stage, at) => (
          <StageRow
            key={stage.id ?? `new ${at}`}
            stage={stage}
            onChange={(part) => change(stage, part)}
            onUp={
              at > 0 && stage.kind === 'open'
                ? () => setStages([...swap(open, at, at - 1), ...ends])
                : undefined
            }
            onDown={
              at < open.length - 1
                ? () => setStages([...swap(open, at, at + 1), ...ends])
                : undefined
            }
            onRemove={
              stage.kind === 'open' && open.length > 1
                ? () => setStages(draft.stages.filter((one) => one !== stage))
                : undefined
            }
          />
        ))}
      </ol>
      {setUp.problem && (
        <p role="alert" className={classes.problem}>
          {setUp.problem}{' '}
          {setUp.isInUse && inUse.length > 0 && (
            <Link
              className={classes.seeDeals}
              to={'/deals' as string}
              search={
                {
                  view: 'all',
                  where: [{ field: 'stage_id', op: 'any_of', value: inUse }],
                } as object
              }
            >
              {text('seeDeals')}
            </Link>
          )}
        </p>
      )}
      <div className={classes.foot}>
        <Button
          look="quiet"
          icon={<Plus size={14} aria-hidden="true" />}
          onClick={() => setStages([...open, newStage(text('newStage')), ...ends])}
        >
          {text('addStage')}
        </Button>
        <Button type="submit" look="main" busy={setUp.busy} disabled={!isChanged}>
          {text('save')}
        </Button>
        {mayRemove && draft.id && (
          <Button
            look="quiet"
            onClick={() => void setUp.remove(draft.id!).then((done) => done && onRemoved())}
          >
            {text('removePipeline')}
          </Button>
        )}
      </div>
    </form>
  );
}
