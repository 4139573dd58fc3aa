import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { findIssue } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { sessionLost } from '#src/web/api/session-lost.ts';
import { browserLanguage } from '#src/web/i18n/reader.ts';
import { useTabTitle } from '#src/web/shell/page-header.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import type { acceptLink, readLink, updateMe } from '../../workspace-api.ts';
import { workspaceText } from '../workspace-text.ts';
import classes from './door.module.css';
import { Door, DoorForm } from './door.tsx';

type LinkFacts = EndpointOutput<typeof readLink>;

/** What a one-time link leads to: the first set-up, joining a workspace, or a new password. */
export function LinkPage() {
  const text = workspaceText.useText();
  const { token } = useParams({ strict: false }) as { token: string };
  const link = useQuery({
    queryKey: ['link', token],
    queryFn: () => call<typeof readLink>('GET /api/v1/links/{token}', { params: { token } }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (link.isPending) return null;
  if (link.data) return <LinkDoor token={token} facts={link.data} />;
  return (
    <Door title={text('door.gone.title')}>
      <p className={classes.text}>{link.error?.message}</p>
      <p className={classes.foot}>
        <Link to="/sign-in" className={classes.link}>
          {text('door.gone.signIn')}
        </Link>
      </p>
    </Door>
  );
}

function LinkDoor({ token, facts }: { token: string; facts: LinkFacts }) {
  const text = workspaceText.useText();
  const workspace = facts.workspace_name ?? '';
  const email = facts.email ?? '';
  const title = text(`door.${facts.kind}.title`, { workspace });
  useTabTitle(title);
  const known = facts.kind === 'invitation' && facts.has_account;
  return (
    <Door title={title}>
      <p className={classes.text}>
        {known
          ? text('door.invitation.known', { email })
          : text(`door.${facts.kind}.text`, { email })}
      </p>
      <LinkForm token={token} facts={facts} />
    </Door>
  );
}

type Field = 'workspace_name' | 'name' | 'email' | 'password';

function LinkForm({ token, facts }: { token: string; facts: LinkFacts }) {
  const text = workspaceText.useText();
  const [values, setValues] = useState<Partial<Record<Field, string>>>({});
  const accept = useAcceptLink(token, facts.kind);
  const fields = fieldsFor(facts);
  const issueOf = (field: Field) => findIssue(accept.error, field);
  return (
    <DoorForm
      onSubmit={() => accept.mutate({ ...values, password: values.password ?? '' })}
      submit={text(`door.${facts.kind}.submit`)}
      busy={accept.isPending}
      problem={fields.some(issueOf) ? undefined : accept.error?.message}
    >
      {facts.kind === 'invitation' && (
        <input type="hidden" name="username" autoComplete="username" value={facts.email ?? ''} />
      )}
      {fields.map((field, at) => (
        <TextField
          key={field}
          {...describe(field, facts, text)}
          required
          autoFocus={at === 0}
          error={issueOf(field)}
          value={values[field] ?? ''}
          onChange={({ target }) => setValues({ ...values, [field]: target.value })}
        />
      ))}
    </DoorForm>
  );
}

function fieldsFor({ kind, has_account, email }: LinkFacts): Field[] {
  if (kind === 'reset' || has_account) return ['password'];
  if (kind === 'setup') return email ? ['workspace_name', 'name', 'password'] : SETUP_FIELDS;
  return ['name', 'password'];
}
const SETUP_FIELDS: Field[] = ['workspace_name', 'name', 'email', 'password'];

type Text = ReturnType<typeof workspaceText.useText>;

function describe(field: Field, { has_account }: LinkFacts, text: Text) {
  switch (field) {
    case 'workspace_name':
      return {
        label: text('door.company'),
        hint: text('door.companyHint'),
        autoComplete: 'organization',
      };
    case 'name':
      return { label: text('door.name'), autoComplete: 'name' };
    case 'email':
      return { label: text('door.email'), type: 'email', autoComplete: 'username' };
    case 'password':
      return has_account
        ? { label: text('door.password'), type: 'password', autoComplete: 'current-password' }
        : {
            label: text('door.newPassword'),
            hint: text('door.passwordHint'),
            type: 'password',
            autoComplete: 'new-password',
          };
  }
}

/** What fails here can be set in the profile. */
async function takeOverBrowser(): Promise<void> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const body = { language: browserLanguage() as 'en', time_zone: timeZone };
  await call<typeof updateMe>('PATCH /api/v1/me', { body }, { says: false }).catch(() => {});
}

function useAcceptLink(token: string, kind: LinkFacts['kind']) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    async mutationFn(values: Partial<Record<Field, string>> & { password: string }) {
      await call<typeof acceptLink>('POST /api/v1/links/{token}', {
        params: { token },
        body: values,
      });
      // somebody new reads as their browser does; whoever has a new password keeps their choice
      if (kind !== 'reset') await takeOverBrowser();
    },
    onSuccess() {
      sessionLost.set(false);
      client.clear();
      void navigate({ to: '/', replace: true });
    },
  });
}
