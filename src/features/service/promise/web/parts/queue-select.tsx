import type { Queue } from '../../../queue/queue.ts';
import { promiseText } from '../promise-text.ts';
import classes from './service-section.module.css';

interface QueueSelectProps {
  queues: readonly Queue[];
  value: string | null;
  onChange: (id: string | null) => void;
}

/** For which queue a promise holds. */
export function QueueSelect({ queues, value, onChange }: QueueSelectProps) {
  const text = promiseText.useText();
  return (
    <select
      className={classes.select}
      aria-label={text('promises.queue')}
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value || null)}
    >
      <option value="">{text('promises.everyQueue')}</option>
      {queues.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
