import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { Button } from '#src/web/ui/button.tsx';
import type { confirmAddress, listAddresses, recordBounces } from '../../address-api.ts';
import classes from './address-list.module.css';
import { addressText } from './address-text.ts';

type Address = EndpointOutput<typeof listAddresses>['items'][number];

function addressesQuery(id: string) {
  return queryOptions({
    queryKey: ['mail_address', 'of', id],
    queryFn: () =>
      call<typeof listAddresses>('GET /api/v1/people/{id}/addresses', { params: { id } }),
    meta: { types: ['mail_address', 'person', 'activity'] },
  });
}

/** The mail addresses of a person, each with how good it is and what one can say of it. */
export function AddressList({ personId }: { personId: string }) {
  const text = addressText.useText();
  const client = useQueryClient();
  const { data } = useQuery(addressesQuery(personId));
  if (!data || data.items.length === 0) return null;

  async function attempt(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      await client.invalidateQueries({ queryKey: ['mail_address'] });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      showToast(error.message, { tone: 'bad' });
    }
  }
  const confirm = (email: string) =>
    attempt(() =>
      call<typeof confirmAddress>(
        'POST /api/v1/addresses/confirm',
        { body: { email } },
        { says: text('confirmed') },
      ),
    );
  const bounce = (email: string) =>
    attempt(() =>
      call<typeof recordBounces>(
        'POST /api/v1/addresses/bounces',
        { body: { items: [{ email, kind: 'hard' }] } },
        { says: text('bounceKept') },
      ),
    );

  return (
    <section aria-label={text('title')}>
      <h3 className={classes.heading}>{text('title')}</h3>
      <ul className={classes.list}>
        {data.items.map((address) => (
          <li key={address.email} className={classes.item}>
            <AddressLine address={address} />
            <span className={classes.verbs}>
              <Button look="quiet" onClick={() => void confirm(address.email)}>
                {text('confirm')}
              </Button>
              {address.state !== 'bounced' && (
                <Button look="quiet" onClick={() => void bounce(address.email)}>
                  {text('bounce')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AddressLine({ address }: { address: Address }) {
  const text = addressText.useText();
  const { locale } = useStore(reader);
  const { email, state, bounced_on, last_sign_on, reason, soft_bounces } = address;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const say = (day: string | null) => (day ? format.format(new Date(day)) : '');
  const since = state === 'bounced' ? say(bounced_on) : say(last_sign_on);
  return (
    <span className={classes.line}>
      <span className={classes.email}>{email}</span>
      <span className={classes.state} data-state={state}>
        {text(`state.${state}`)}
      </span>
      <span className={classes.quiet}>
        {[since, soft_bounces > 0 ? text('soft', { count: soft_bounces }) : '', reason ?? '']
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  );
}
