import { useQuery } from '@tanstack/react-query';
import { Frown, Link2, Mail, Meh, Smile } from 'lucide-react';
import { useState } from 'react';
import { type ServiceCase, serviceCase } from '#src/features/service/case/service-case.ts';
import { mailLink } from '#src/lib/mail-link.ts';
import { recordQuery } from '#src/records/web/data/record-queries.ts';
import { sayProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { copyText } from '#src/web/shell/copy-text.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { Button } from '#src/web/ui/button.tsx';
import { isRating } from '../satisfaction.ts';
import type { askForSatisfaction } from '../satisfaction-api.ts';
import classes from './case-satisfaction.module.css';
import { satisfactionText } from './satisfaction-text.ts';

const SIGNS = { good: Smile, fair: Meh, bad: Frown } as const;

/** Once a case is resolved: ask the customer how it was, or what they said. */
export function CaseSatisfaction({ id }: { id: string }) {
  const { data } = useQuery(recordQuery(serviceCase, id));
  const of = data as ServiceCase | undefined;
  if (!of || data?.deleted_at || (of.status !== 'resolved' && of.status !== 'closed')) return null;
  return isRating(of.satisfaction) ? <Said of={of} /> : <Ask id={id} />;
}

function Said({ of }: { of: ServiceCase }) {
  const text = satisfactionText.useText();
  const who = useStore(reader);
  if (!isRating(of.satisfaction)) return null;
  const Sign = SIGNS[of.satisfaction];
  return (
    <section className={classes.said} data-rating={of.satisfaction} aria-label={text('title')}>
      <p className={classes.rating}>
        <Sign size={16} aria-hidden="true" />
        {text(`said.${of.satisfaction}`)}
        {of.satisfied_at && (
          <span className={classes.when}>{formatInstant(of.satisfied_at, who)}</span>
        )}
      </p>
      {of.satisfaction_comment && <p className={classes.words}>{of.satisfaction_comment}</p>}
    </section>
  );
}

function Ask({ id }: { id: string }) {
  const text = satisfactionText.useText();
  const [busy, setBusy] = useState(false);
  async function ask(use: (link: Awaited<ReturnType<typeof readLink>>) => unknown): Promise<void> {
    setBusy(true);
    try {
      await use(await readLink(id));
    } catch (error) {
      showToast(sayProblem(error, text('failed')), { tone: 'bad' });
    }
    setBusy(false);
  }
  return (
    <section className={classes.ask} aria-label={text('title')}>
      <span className={classes.text}>{text('ask')}</span>
      <Button
        icon={<Mail size={14} aria-hidden="true" />}
        busy={busy}
        onClick={() => void ask(({ mail }) => window.location.assign(mailLink(mail.to, mail)))}
      >
        {text('mail')}
      </Button>
      <Button
        look="quiet"
        icon={<Link2 size={14} aria-hidden="true" />}
        busy={busy}
        onClick={() =>
          void ask(async ({ url }) => {
            await copyText(url, text('copied'));
          })
        }
      >
        {text('copy')}
      </Button>
    </section>
  );
}

function readLink(id: string) {
  return call<typeof askForSatisfaction>(
    'POST /api/v1/cases/{id}/satisfaction-link',
    { params: { id } },
    { says: false },
  );
}
