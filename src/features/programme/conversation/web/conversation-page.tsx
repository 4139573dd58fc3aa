import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Lock, MessagesSquare } from 'lucide-react';
import pageClasses from '#src/features/programme/desk/web/shared/page.module.css';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import { isReached } from '../conversation.ts';
import type { Conversation } from '../conversation-api.ts';
import classes from './conversation.module.css';
import { conversationQuery } from './conversation-queries.ts';
import { conversationText } from './conversation-text.ts';
import { AgreePart } from './parts/agree-part.tsx';
import { EndPart } from './parts/end-part.tsx';
import { ReadyPart } from './parts/ready-part.tsx';
import { StepsPart } from './parts/steps-part.tsx';

/** The two and nobody else: what comes before, what is said, and what both agree on. */
export function ConversationPage() {
  const text = conversationText.useText();
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery(conversationQuery(id));
  const name = query.data?.other.name;
  return (
    <>
      <PageHeader title={name ? text('withName', { name }) : text('title')} />
      <div className={pageClasses.page}>
        <Loaded query={query} failed={text('failed')} icon={MessagesSquare} rows={6}>
          {(data) => <Shown key={id} one={data} />}
        </Loaded>
      </div>
    </>
  );
}

function Shown({ one }: { one: Conversation }) {
  const text = conversationText.useText();
  const who = useStore(reader);
  const { other, begun_on, closed_on, erase_on } = one;
  return (
    <div className={pageClasses.column}>
      <p className={classes.condition}>
        <Lock size={16} aria-hidden="true" />
        <span className={pageClasses.quiet}>
          {text('onlyTwo', { name: other.name, day: formatDate(erase_on, who) })}
        </span>
      </p>
      {closed_on && (
        <p className={pageClasses.note}>{text('over', { day: formatDate(closed_on, who) })}</p>
      )}
      {!begun_on && !closed_on && <ReadyPart one={one} />}
      {begun_on && <StepsPart one={one} />}
      {begun_on && isReached(one, 'agreement') && <AgreePart one={one} />}
      <EndPart one={one} />
    </div>
  );
}
