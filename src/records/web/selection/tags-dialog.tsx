import { type FormEvent, useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { Dialog } from '#src/web/ui/dialog/dialog.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { readList } from '../fields/list-text.ts';
import classes from '../filter/filter-chips.module.css';
import { listText } from '../list/list-text.ts';

interface TagsDialogProps {
  close: () => void;
  onSet: (action: { add_tags: string[] } | { remove_tags: string[] }) => void;
}

/** Adds tags to all that are chosen, or takes them away; their other tags stay. */
export function TagsDialog({ close, onSet }: TagsDialogProps) {
  const text = listText.useText();
  const [line, setLine] = useState('');
  const tags = readList(line);
  function add(event: FormEvent): void {
    event.preventDefault();
    if (tags.length > 0) onSet({ add_tags: tags });
  }
  return (
    <Dialog title={text('select.addTags')} close={close}>
      <form className={classes.form} onSubmit={add}>
        <TextField
          label={text('select.tags')}
          data-autofocus=""
          value={line}
          onChange={({ target }) => setLine(target.value)}
        />
        <div className={classes.foot}>
          <Button disabled={tags.length === 0} onClick={() => onSet({ remove_tags: tags })}>
            {text('select.remove')}
          </Button>
          <Button type="submit" look="main" disabled={tags.length === 0}>
            {text('select.add')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
