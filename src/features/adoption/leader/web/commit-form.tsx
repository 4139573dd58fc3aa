import { type FormEvent, useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { leaderText } from './leader-text.ts';
import classes from './leaders.module.css';
import { useLeaderVerbs } from './use-leader-verbs.ts';

/** A leader promises something in public, with a day. */
export function CommitForm() {
  const text = leaderText.useText();
  const { commit } = useLeaderVerbs();
  const [what, setWhat] = useState('');
  const [due, setDue] = useState('');
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (await commit({ what, due_on: due })) setWhat('');
  }
  return (
    <form className={classes.form} onSubmit={(event) => void save(event)}>
      <TextField
        label={text('iWill')}
        required
        maxLength={300}
        placeholder={text('iWillExample')}
        value={what}
        onChange={({ target }) => setWhat(target.value)}
      />
      <TextField
        label={text('until')}
        type="date"
        required
        value={due}
        onChange={({ target }) => setDue(target.value)}
      />
      <Button type="submit">{text('promise')}</Button>
    </form>
  );
}
