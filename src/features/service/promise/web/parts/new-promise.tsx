import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { PRIORITIES, type Priority } from '../../../case/priority.ts';
import type { Queue } from '../../../queue/queue.ts';
import type { BusinessCalendar } from '../../business-calendar.ts';
import { USUAL_PROMISES } from '../../choose-promise.ts';
import type { ServicePromise } from '../../service-promise.ts';
import { useChangeSettings } from '../promise-query.ts';
import { promiseText } from '../promise-text.ts';
import { QueueSelect } from './queue-select.tsx';
import classes from './service-section.module.css';

interface NewPromiseProps {
  promises: readonly ServicePromise[];
  queues: readonly Queue[];
  calendars: readonly BusinessCalendar[];
}

/** One more promise, for a queue or the customers of a tag; its times begin as those for all. */
export function NewPromise({ promises, queues, calendars }: NewPromiseProps) {
  const text = promiseText.useText();
  const [priority, setPriority] = useState<Priority>('urgent');
  const [queue_id, setQueue] = useState<string | null>(null);
  const [company_tag, setTag] = useState('');
  const change = useChangeSettings(() => setTag(''));
  function submit(event: FormEvent): void {
    event.preventDefault();
    const alike = promises.find((one) => one.priority === priority);
    const usual = USUAL_PROMISES.find((one) => one.priority === priority)!;
    const { response_minutes, resolution_minutes } = alike ?? usual;
    const body = {
      priority,
      queue_id,
      company_tag: company_tag.trim() || null,
      response_minutes,
      resolution_minutes,
      calendar_id: alike?.calendar_id ?? calendars[0]!.id,
    };
    change.mutate({
      method: 'POST',
      path: 'service_promises',
      body,
      says: text('promises.added'),
    });
  }
  return (
    <form className={classes.line} onSubmit={submit}>
      <select
        className={classes.select}
        aria-label={text('promises.priority')}
        value={priority}
        onChange={({ target }) => setPriority(target.value as Priority)}
      >
        {PRIORITIES.toReversed().map((one) => (
          <option key={one} value={one}>
            {text(`priority.${one}`)}
          </option>
        ))}
      </select>
      <QueueSelect queues={queues} value={queue_id} onChange={setQueue} />
      <input
        className={`${inputClass} ${classes.tag}`}
        aria-label={text('promises.tag')}
        placeholder={text('promises.tag')}
        maxLength={100}
        value={company_tag}
        onChange={({ target }) => setTag(target.value)}
      />
      <Button type="submit" icon={<Plus size={14} aria-hidden="true" />} busy={change.isPending}>
        {text('promises.add')}
      </Button>
    </form>
  );
}
