import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTabTitle } from '#src/web/shell/page-header.tsx';
import { workspaceText } from '../workspace-text.ts';
import classes from './door.module.css';
import { Door } from './door.tsx';
import { SignInForm } from './sign-in-form.tsx';

export function SignInPage() {
  const text = workspaceText.useText();
  const { next } = useSearch({ strict: false }) as { next?: unknown };
  const navigate = useNavigate();
  const client = useQueryClient();
  useTabTitle(text('door.signIn.submit'));
  function enter(): void {
    client.clear();
    void navigate({ href: readNext(next), replace: true });
  }
  return (
    <Door title={text('door.signIn.title')}>
      <SignInForm onDone={enter} />
      <p className={classes.foot}>{text('door.signIn.forgotten')}</p>
    </Door>
  );
}

/** Only a path of this app: an address elsewhere could pose as it. */
function readNext(next: unknown): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/';
}
