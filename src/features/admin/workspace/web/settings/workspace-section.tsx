import { lazy, Suspense, useState } from 'react';
import { call } from '#src/web/api/call.ts';
import { useMe } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import type { updateWorkspace } from '../../workspace-api.ts';
import { workspaceText } from '../workspace-text.ts';
import classes from './settings.module.css';
import { useAction } from './use-action.ts';

const FirstValueLine = lazy(async () => ({
  default: (await import('#src/features/admin/help/web/shared/first-value-line.tsx'))
    .FirstValueLine,
}));

export function WorkspaceSection() {
  const text = workspaceText.useText();
  const { workspace, member } = useMe();
  const [name, setName] = useState(workspace.name);
  const mayChange = member.role === 'administrator';
  const save = useAction({
    run: () =>
      call<typeof updateWorkspace>('PATCH /api/v1/workspace', { body: { name } }, { says: false }),
    stale: ['me'],
  });
  return (
    <>
      <p className={classes.text}>{text('workspace.text')}</p>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(undefined);
        }}
      >
        <TextField
          label={text('workspace.name')}
          hint={mayChange ? undefined : text('workspace.onlyAdmin')}
          required
          disabled={!mayChange}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        {mayChange && (
          <Button type="submit" look="main" busy={save.isPending}>
            {text('settings.save')}
          </Button>
        )}
      </form>
      {mayChange && (
        <Suspense fallback={null}>
          <FirstValueLine />
        </Suspense>
      )}
    </>
  );
}
