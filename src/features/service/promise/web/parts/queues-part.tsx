import { useQuery } from '@tanstack/react-query';
import { Plus, Trash } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useMembers } from '#src/records/web/data/use-members.ts';
import { Button, IconButton } from '#src/web/ui/button.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { ReadNote } from '#src/web/ui/not-kept.tsx';
import type { Queue } from '../../../queue/queue.ts';
import { queuesQuery, useChangeSettings } from '../promise-query.ts';
import { promiseText } from '../promise-text.ts';
import classes from './service-section.module.css';

/** Where cases wait, and who looks after them there. */
export function QueuesPart() {
  const text = promiseText.useText();
  const query = useQuery(queuesQuery);
  return (
    <section>
      <h3 className={classes.title}>{text('queues.title')}</h3>
      <p className={classes.note}>{text('queues.text')}</p>
      <ReadNote query={query} rows={3} />
      <ul>
        {query.data?.map((queue) => (
          <QueueRow key={`${queue.id} ${queue.version}`} queue={queue} />
        ))}
      </ul>
      <NewQueue />
    </section>
  );
}

function NewQueue() {
  const text = promiseText.useText();
  const [name, setName] = useState('');
  const change = useChangeSettings(() => setName(''));
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (name.trim() === '') return;
    const says = text('queues.added', { name });
    change.mutate({ method: 'POST', path: 'queues', body: { name }, says });
  }
  return (
    <form className={classes.line} onSubmit={submit}>
      <input
        className={`${inputClass} ${classes.tag}`}
        aria-label={text('queues.new')}
        placeholder={text('queues.new')}
        maxLength={100}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Button type="submit" icon={<Plus size={14} aria-hidden="true" />} busy={change.isPending}>
        {text('queues.create')}
      </Button>
    </form>
  );
}

function QueueRow({ queue }: { queue: Queue }) {
  const text = promiseText.useText();
  const members = useMembers();
  const [name, setName] = useState(queue.title);
  const change = useChangeSettings();
  const named = { path: 'queues', id: queue.id };
  function save(body: object): void {
    const says = text('queues.saved', { name: queue.title });
    change.mutate({ method: 'PATCH', ...named, body, says });
  }
  return (
    <li className={classes.row}>
      <input
        className={classes.inline}
        aria-label={text('queues.nameOf', { name: queue.title })}
        maxLength={100}
        value={name}
        onChange={({ target }) => setName(target.value)}
        onBlur={() => name.trim() && name !== queue.title && save({ name })}
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
      />
      <select
        className={classes.select}
        aria-label={text('queues.ownerOf', { name: queue.title })}
        value={queue.owner_id ?? ''}
        onChange={({ target }) => save({ owner_id: target.value || null })}
      >
        <option value="">{text('queues.nobody')}</option>
        {members.map((member) => (
          <option key={member.id} value={member.id}>
            {member.name}
          </option>
        ))}
      </select>
      <IconButton
        label={text('queues.remove', { name: queue.title })}
        onClick={() =>
          change.mutate({
            method: 'DELETE',
            ...named,
            says: text('queues.removed', { name: queue.title }),
          })
        }
      >
        <Trash size={16} aria-hidden="true" />
      </IconButton>
    </li>
  );
}
