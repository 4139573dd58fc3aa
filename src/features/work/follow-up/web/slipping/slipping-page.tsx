import { useQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useRef } from 'react';
import { useTaskPlace } from '#src/features/work/task/web/shared/use-task-place.ts';
import { openOverlay } from '#src/web/shell/overlays.tsx';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import { type Slipping, type SlippingLine, slippingQuery } from '../follow-up-query.ts';
import { followUpText } from '../follow-up-text.ts';
import { SlippingGroup } from './slipping-group.tsx';
import classes from './slipping-page.module.css';

/** Whom and what one would lose, each with its reason and a way to act at once. */
export function SlippingPage() {
  const text = followUpText.useText();
  const query = useQuery(slippingQuery);
  const total = query.data && totalOf(query.data);
  return (
    <>
      <PageHeader title={text('slipping.title')} note={total || undefined} />
      <Loaded query={query} failed={text('slipping.failed')}>
        {(slipping) => (totalOf(slipping) > 0 ? <Sections slipping={slipping} /> : <None />)}
      </Loaded>
    </>
  );
}

function totalOf({ sections }: Slipping): number {
  return sections.reduce((sum, section) => sum + section.total, 0);
}

function None() {
  const text = followUpText.useText();
  return (
    <EmptyState
      icon={ShieldCheck}
      title={text('slipping.empty')}
      actions={
        <Button onClick={() => openOverlay('create', { type: 'task' })}>{text('plan')}</Button>
      }
    >
      {text('slipping.emptyText')}
    </EmptyState>
  );
}

function Sections({ slipping }: { slipping: Slipping }) {
  const page = useRef<HTMLDivElement>(null);
  const lines = slipping.sections.flatMap(({ items }) => items);
  const place = useTaskPlace(lines.map(placedLine), page);
  return (
    <div ref={page} className={classes.page}>
      <div className={classes.column}>
        {slipping.sections.map((section) => (
          <SlippingGroup key={section.reason} {...{ section, place }} refs={slipping.refs} />
        ))}
      </div>
    </div>
  );
}

/** What the keys act on: the task, or the person for whom nothing is planned. */
function placedLine(line: SlippingLine) {
  const { task_id, deal_id, person_id, title } = line;
  return { id: (task_id ?? deal_id ?? person_id)!, subject: title, isTask: task_id !== null };
}
