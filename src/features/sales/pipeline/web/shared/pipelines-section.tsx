import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import classes from '../edit/pipeline.module.css';
import { newPipeline } from '../edit/pipeline-draft.ts';
import { PipelineForm } from '../edit/pipeline-form.tsx';
import { ReasonsForm } from '../edit/reasons-form.tsx';
import { pipelineSettingsQuery } from '../edit/use-set-up.ts';
import { pipelineText } from '../pipeline-text.ts';

/** Where administrators say by which stages deals go, and why they are won and lost. */
export function PipelinesSection() {
  const text = pipelineText.useText();
  const { data } = useQuery(pipelineSettingsQuery);
  const [chosen, choose] = useState<string>();
  if (!data) return <SkeletonRows count={8} />;
  const shown = data.pipelines.find(({ id }) => id === chosen) ?? data.pipelines[0];
  const isNew = chosen === '';
  return (
    <div className={classes.screen}>
      <p className={classes.text}>{text('text')}</p>
      <div className={classes.tabs}>
        {data.pipelines.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            className={classes.tab}
            aria-pressed={!isNew && id === shown?.id}
            onClick={() => choose(id)}
          >
            {name}
          </button>
        ))}
        <Button
          look="quiet"
          icon={<Plus size={14} aria-hidden="true" />}
          aria-pressed={isNew}
          onClick={() => choose('')}
        >
          {text('add')}
        </Button>
      </div>
      {isNew || !shown ? (
        <PipelineForm
          key="new"
          begun={newPipeline(text)}
          mayRemove={false}
          onSaved={choose}
          onRemoved={() => choose(undefined)}
        />
      ) : (
        <PipelineForm
          key={JSON.stringify(shown)}
          begun={shown}
          mayRemove={data.pipelines.length > 1}
          onSaved={choose}
          onRemoved={() => choose(undefined)}
        />
      )}
      {(['won', 'lost'] as const).map((kind) => {
        const reasons = data.reasons.filter((one) => one.kind === kind);
        return <ReasonsForm key={kind + JSON.stringify(reasons)} kind={kind} reasons={reasons} />;
      })}
    </div>
  );
}
