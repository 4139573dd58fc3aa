import { useId } from 'react';
import { TaskRow } from '#src/features/work/task/web/shared/task-row.tsx';
import type { TaskPlace } from '#src/features/work/task/web/shared/use-task-place.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import type { Slipping, SlippingLine, SlippingSection } from '../follow-up-query.ts';
import { followUpText } from '../follow-up-text.ts';
import { SilentPerson } from './silent-person.tsx';
import classes from './slipping-page.module.css';
import { useReason } from './use-reason.ts';

interface SlippingGroupProps {
  section: SlippingSection;
  refs: Slipping['refs'];
  place: TaskPlace;
}

/** All that slips for the same reason. */
export function SlippingGroup({ section, refs, place }: SlippingGroupProps) {
  const text = followUpText.useText();
  const id = useId();
  const { reason, total, items } = section;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={classes.title}>
        {text(`slipping.${reason}`)} <span className={classes.count}>{total}</span>
      </h2>
      <ul>
        {items.map((line) =>
          line.task_id ? (
            <LatePromise key={line.task_id} {...{ line, reason, refs, place }} />
          ) : (
            <SilentPerson key={line.deal_id ?? line.person_id} {...{ line, reason, refs, place }} />
          ),
        )}
      </ul>
      {total > items.length && (
        <p className={classes.more}>
          {text('slipping.more', { count: total, shown: items.length })}
        </p>
      )}
    </section>
  );
}

interface LineProps extends Omit<SlippingGroupProps, 'section'> {
  line: SlippingLine;
  reason: SlippingSection['reason'];
}

function LatePromise({ line, reason, refs, place }: LineProps) {
  const say = useReason();
  const id = line.task_id!;
  return (
    <TaskRow
      task={{ id, subject: line.title, kind: line.kind, phone: line.phone }}
      about={<About line={line} refs={refs} />}
      due={<span className={classes.why}>{say(reason, line)}</span>}
      hasKeys
      selected={place.id === id}
      panel={place.id === id ? place.panel : null}
      onPanel={(panel) => place.open(id, panel)}
      onLeave={() => place.leave(id)}
    />
  );
}

function About({ line, refs }: { line: SlippingLine; refs: Slipping['refs'] }) {
  const { person_id, company_id } = line;
  const [type, id] = person_id ? ['person', person_id] : ['company', company_id];
  const named = id ? refs[id] : undefined;
  if (!named) return null;
  return (
    <RecordLink type={type!} id={id!} className={classes.about}>
      {named.title}
    </RecordLink>
  );
}
