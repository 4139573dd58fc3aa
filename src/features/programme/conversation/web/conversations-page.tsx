import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { MessagesSquare } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import pageClasses from '#src/features/programme/desk/web/shared/page.module.css';
import { useAct } from '#src/features/programme/desk/web/shared/use-act.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import type { ConversationSummary, Conversations } from '../conversation-api.ts';
import { conversationsQuery } from './conversation-queries.ts';
import { conversationText } from './conversation-text.ts';
import { IntroPart } from './parts/intro-part.tsx';

/** One's own conversations, and how one begins. */
export function ConversationsPage() {
  const text = conversationText.useText();
  const query = useQuery(conversationsQuery);
  return (
    <>
      <PageHeader title={text('title')} />
      <div className={pageClasses.page}>
        <Loaded query={query} failed={text('failed')} icon={MessagesSquare} rows={6}>
          {(data) => (
            <div className={pageClasses.column}>
              <section className={pageClasses.section}>
                <p>{text('lead')}</p>
                <p className={pageClasses.quiet}>{text('private')}</p>
                <p className={pageClasses.quiet}>
                  {data.held === null ? text('heldFew') : text('held', { count: data.held })}
                </p>
                <div>
                  <a className={pageClasses.link} href="/api/v1/me/conversations" download>
                    {text('download')}
                  </a>
                </div>
              </section>
              {data.leads && !data.introduced_on && <IntroPart />}
              <Own items={data.items} />
              {data.with.length > 0 && <Propose others={data.with} />}
            </div>
          )}
        </Loaded>
      </div>
    </>
  );
}

function Own({ items }: Pick<Conversations, 'items'>) {
  const text = conversationText.useText();
  return (
    <section className={pageClasses.section}>
      <h2>{text('yours')}</h2>
      {items.length === 0 && <p className={pageClasses.note}>{text('noneYet')}</p>}
      <ul className={pageClasses.rows}>
        {items.map((one) => (
          <li key={one.id} className={pageClasses.row}>
            <div className={pageClasses.words}>
              <p className={pageClasses.name}>{one.other.name}</p>
              <Stand one={one} />
            </div>
            <Link
              className={pageClasses.link}
              to={`/conversations/${one.id}` as string}
              aria-label={text('openWith', { name: one.other.name })}
            >
              {text('open')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Stand({ one }: { one: ConversationSummary }) {
  const text = conversationText.useText();
  const who = useStore(reader);
  const { other, proposed_by_you, proposed_on, begun_on, closed_on, check_on } = one;
  const day = (on: string) => formatDate(on, who);
  const said = () => {
    if (closed_on) return text('over', { day: day(closed_on) });
    if (check_on) return text('checkOn', { day: day(check_on) });
    if (begun_on) return text('begun', { day: day(begun_on) });
    const name = other.name;
    return text(proposed_by_you ? 'waits' : 'proposes', { name, day: day(proposed_on) });
  };
  return <p className={pageClasses.quiet}>{said()}</p>;
}

function Propose({ others }: { others: Conversations['with'] }) {
  const text = conversationText.useText();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState(others[0]!.id);
  const propose = useAct<{ id: string }>('POST /api/v1/conversations', {
    says: false,
    renews: ['conversation'],
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    propose.mutate(
      { body: { with: chosen } },
      { onSuccess: ({ id }) => void navigate({ to: `/conversations/${id}` as string }) },
    );
  }
  return (
    <section className={pageClasses.section}>
      <h2>{text('propose')}</h2>
      <p className={pageClasses.quiet}>{text('proposeText')}</p>
      <form className={pageClasses.form} onSubmit={submit}>
        <SelectField
          label={text('with')}
          value={chosen}
          onChange={({ target }) => setChosen(target.value)}
        >
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <Button type="submit" busy={propose.isPending}>
          {text('proposeIt')}
        </Button>
      </form>
    </section>
  );
}
