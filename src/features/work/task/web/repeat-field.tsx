import { Repeat } from 'lucide-react';
import { send } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import type { Task } from '../task.ts';
import classes from './repeat-field.module.css';
import { nameRule, RULE_NAMES, RULES } from './repeat-rules.ts';
import { taskText } from './shared/task-text.ts';

/** How often a task comes again once it is done. */
export function RepeatField({ task }: { task: Task }) {
  const text = taskText.useText();
  const { act } = useAttempt(['task']);
  const known = task.repeats ? nameRule(task.repeats) : null;
  const value = known ? RULES[known] : (task.repeats ?? '');

  async function change(rule: string): Promise<void> {
    const says = text('repeat.saved', { subject: task.title });
    const input = { params: { id: task.id }, body: { repeats: rule || null } };
    await act(() => send('PATCH /api/v1/tasks/{id}', input, { says }));
  }

  return (
    <label className={classes.repeat}>
      <Repeat size={14} aria-hidden="true" />
      <span>{text('repeat.label')}</span>
      <select
        className={classes.select}
        value={value}
        disabled={task.due_on === null}
        title={task.due_on === null ? text('repeat.needsDay') : undefined}
        onChange={(event) => void change(event.target.value)}
      >
        <option value="">{text('repeat.never')}</option>
        {RULE_NAMES.map((name) => (
          <option key={name} value={RULES[name]}>
            {text(`repeat.${name}`)}
          </option>
        ))}
        {task.repeats && !known && <option value={task.repeats}>{text('repeat.other')}</option>}
      </select>
    </label>
  );
}
