import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#src/web/api/call.ts';
import { sessionLost } from '#src/web/api/session-lost.ts';
import { TextField } from '#src/web/ui/form-field.tsx';
import type { signIn } from '../../workspace-api.ts';
import { workspaceText } from '../workspace-text.ts';
import { DoorForm } from './door.tsx';

interface SignInFormProps {
  /** Known already, where a session has only ended. */
  email?: string;
  onDone: () => void;
}

export function SignInForm({ email: known = '', onDone }: SignInFormProps) {
  const text = workspaceText.useText();
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const enter = useMutation({
    mutationFn: () => call<typeof signIn>('POST /api/v1/session', { body: { email, password } }),
    onSuccess() {
      sessionLost.set(false);
      onDone();
    },
  });
  return (
    <DoorForm
      onSubmit={() => enter.mutate()}
      submit={text('door.signIn.submit')}
      busy={enter.isPending}
      problem={enter.error?.message}
    >
      <TextField
        label={text('door.email')}
        type="email"
        autoComplete="username"
        required
        autoFocus={!known}
        value={email}
        onChange={({ target }) => setEmail(target.value)}
      />
      <TextField
        label={text('door.password')}
        type="password"
        autoComplete="current-password"
        required
        autoFocus={Boolean(known)}
        data-autofocus={known || undefined}
        value={password}
        onChange={({ target }) => setPassword(target.value)}
      />
    </DoorForm>
  );
}
