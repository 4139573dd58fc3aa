import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Sprout } from 'lucide-react';
import { call } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import type { seeThanks } from '../../meeting-api.ts';
import classes from './hold.module.css';
import { holdText } from './hold-text.ts';
import { thanksQuery } from './thanks-query.ts';

/** On Today: what was decided on figures into which one's own records went. */
export function ThanksStrip() {
  const text = holdText.useText();
  const who = useStore(reader);
  const client = useQueryClient();
  const { data } = useQuery(thanksQuery);
  const thanks = data?.[0];
  if (!thanks) return null;
  const { meeting_id: id, name, held_on, records, decisions } = thanks;
  async function putAway(): Promise<void> {
    await call<typeof seeThanks>(
      'POST /api/v1/meetings/{id}/thanks/seen',
      { params: { id } },
      { says: false },
    );
    await client.invalidateQueries({ queryKey: thanksQuery.queryKey });
  }
  return (
    <section className={classes.thanks} aria-label={text('thanks')}>
      <Sprout size={16} aria-hidden="true" />
      <p className={classes.thanksText}>
        <strong>{text('thanks')}.</strong>{' '}
        {text('thanksText', {
          count: records,
          name,
          day: formatDate(held_on, who),
          decisions: text('thanksDecisions', { count: decisions }),
        })}
      </p>
      <Button onClick={() => void putAway()}>{text('thanksSeen')}</Button>
    </section>
  );
}
