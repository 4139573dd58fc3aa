import { useQueryClient } from '@tanstack/react-query';
import { Repeat } from 'lucide-react';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { send } from '#src/web/api/call.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type { Task } from '../task.ts';
import classes from './repeat-field.module.css';
import { nameRule, RULE_NAMES, RULES } from './repeat-rules.ts';
import { taskText } from './shared/task-text.ts';

/** How often a task comes again once it is done. */
export function RepeatField({ task }: { task: Task }) {
  const text = taskText.useText();
  const client = useQueryClient();
  const known = task.repeats ? nameRule(task.repeats) : null;
  const value = known ? RULES[known] : (task.repeats ?? '');

  async function change(rule: string): Promise<void> {
    const says = text('repeat.saved', { subject: task.title });
    const input = { params: { id: task.id }, body: { repeats: rule || null } };
    try {
      await send('PATCH /api/v1/tasks/{id}', input, { says });
    } catch (error) {
      showToast(error instanceof ApiProblem ? error.message : text('failed'), { tone: 'bad' });
    }
    invalidateTypes(client, new Set(['task']));
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
