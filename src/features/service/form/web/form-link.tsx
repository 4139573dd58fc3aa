import { useQuery } from '@tanstack/react-query';
import { ExternalLink, Link2, RefreshCw } from 'lucide-react';
import { caseForm } from '#src/features/service/form/case-form.ts';
import { recordQuery } from '#src/records/web/data/record-queries.ts';
import { call } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { copyText } from '#src/web/shell/copy-text.ts';
import { useMe } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import type { readFormLink, renewFormLink } from '../form-api.ts';
import classes from './form-link.module.css';
import { formText } from './form-text.ts';

/** Where the form stands: an address to put on the website or into a mail. */
export function FormLink({ id }: { id: string }) {
  const text = formText.useText();
  const { act } = useAttempt(['case_form']);
  const isAdmin = useMe().member.role === 'administrator';
  const form = useQuery(recordQuery(caseForm, id)).data;
  const { data } = useQuery({
    queryKey: ['case_form', 'link', id],
    queryFn: ({ signal }) =>
      call<typeof readFormLink>('GET /api/v1/case_forms/{id}/link', { params: { id } }, { signal }),
  });
  if (!data || !form || form.deleted_at) return null;
  async function renew(): Promise<void> {
    const says = text(data?.url ? 'renewed' : 'made');
    const input = { params: { id } };
    await act(() =>
      call<typeof renewFormLink>('POST /api/v1/case_forms/{id}/link', input, { says }),
    );
  }
  const { url } = data;
  if (!url) {
    return (
      <section className={classes.link}>
        <p className={classes.text}>{text(isAdmin ? 'none' : 'noneYet')}</p>
        {isAdmin && (
          <Button
            look="main"
            icon={<Link2 size={14} aria-hidden="true" />}
            onClick={() => void renew()}
          >
            {text('make')}
          </Button>
        )}
      </section>
    );
  }
  return (
    <section className={classes.link} aria-label={text('title')}>
      {form.is_open === false && <p className={classes.text}>{text('off')}</p>}
      <output className={classes.url}>{url}</output>
      <Button
        look="main"
        icon={<Link2 size={14} aria-hidden="true" />}
        onClick={() => void copyText(url, text('copied'))}
      >
        {text('copy')}
      </Button>
      <a className={classes.look} href={url} target="_blank" rel="noreferrer">
        <ExternalLink size={14} aria-hidden="true" />
        {text('look')}
      </a>
      {isAdmin && (
        <Button
          look="quiet"
          icon={<RefreshCw size={14} aria-hidden="true" />}
          title={text('renewText')}
          onClick={() => void renew()}
        >
          {text('renew')}
        </Button>
      )}
    </section>
  );
}
