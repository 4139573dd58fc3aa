import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronDown, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { KindIcon } from '#src/features/work/activity/web/shared/kind-icon.tsx';
import type { completeTask } from '#src/features/work/task/task-api.ts';
import { notePrompt } from '#src/records/web/page/prompted-look.ts';
import { sayProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatTime } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { useMe } from '#src/web/shell/session.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { Button, IconButton } from '#src/web/ui/button.tsx';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import { reminderText } from '../reminder-text.ts';
import { holdNotice } from './held-notices.ts';
import classes from './notice-card.module.css';
import { FOR_GOOD, keyOf, LATER_MS, laterAt, type Reminder } from './notice-rules.ts';

interface NoticeCardProps {
  reminder: Reminder;
  nowMs: number;
}

/** What begins, and when; on the phone one line above the page, which opens. */
export function NoticeCard({ reminder, nowMs }: NoticeCardProps) {
  const text = reminderText.useText();
  const { member } = useMe();
  const isPhone = useIsPhone();
  const [isOpen, setOpen] = useState(false);
  const putAway = (until = FOR_GOOD) => holdNotice(member.id, keyOf(reminder), until);
  return (
    <article className={classes.card} aria-label={reminder.subject}>
      <div className={classes.head}>
        <Heading isLine={isPhone} isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
          <KindIcon kind={reminder.kind} size={16} className={classes.sign} />
          <NoticeTime startsAt={reminder.starts_at} nowMs={nowMs} />
          {isPhone && !isOpen && <span className={classes.clip}>{reminder.subject}</span>}
        </Heading>
        <IconButton label={text('close')} onClick={() => putAway()}>
          <X size={14} />
        </IconButton>
      </div>
      {(!isPhone || isOpen) && <NoticeBody {...{ reminder, nowMs, putAway }} />}
    </article>
  );
}

interface HeadingProps {
  isLine: boolean;
  isOpen: boolean;
  onToggle: () => void;
  children: ReactNode;
}

function Heading({ isLine, isOpen, onToggle, children }: HeadingProps) {
  if (!isLine) return <div className={classes.line}>{children}</div>;
  return (
    <button type="button" className={classes.line} aria-expanded={isOpen} onClick={onToggle}>
      {children}
      <ChevronDown size={16} className={classes.chevron} aria-hidden="true" />
    </button>
  );
}

/** Who, where, and what is good to know; with what one may want to do about it. */
function NoticeBody(props: NoticeCardProps & { putAway: (until?: number) => void }) {
  const { reminder, nowMs, putAway } = props;
  const text = reminderText.useText();
  const { busy, finish } = useFinish(reminder);
  const later = laterAt(reminder, nowMs);
  return (
    <>
      <p className={classes.subject}>{reminder.subject}</p>
      <NoticeFacts reminder={reminder} />
      <div className={classes.verbs}>
        <Link
          to="."
          search={(all: object) => ({ ...all, open: `task.${reminder.task_id}` })}
          className={classes.open}
          onClick={() => {
            notePrompt(reminder.task_id);
            putAway();
          }}
        >
          {text('open')}
        </Link>
        {later !== null && (
          <Button onClick={() => putAway(later)}>
            {text(later === nowMs + LATER_MS ? 'later' : 'whenBegins')}
          </Button>
        )}
        <Button
          busy={busy}
          title={text('doneName', { subject: reminder.subject })}
          onClick={() => void finish()}
        >
          {text('done')}
        </Button>
      </div>
    </>
  );
}

function NoticeTime({ startsAt, nowMs }: { startsAt: string; nowMs: number }) {
  const text = reminderText.useText();
  const who = useStore(reader);
  const minutes = Math.ceil((Date.parse(startsAt) - nowMs) / 60_000);
  const hours = Math.round(minutes / 60);
  const far = hours >= 2 ? text('inHours', { count: hours }) : text('in', { count: minutes });
  const near = minutes > 0 ? far : minutes > -1 ? text('now') : text('begun', { count: -minutes });
  return (
    <span className={classes.time}>
      <strong>{near}</strong>
      <span className={classes.clock}>{formatTime(startsAt, who)}</span>
    </span>
  );
}

function NoticeFacts({ reminder }: { reminder: Reminder }) {
  const { person_id, person, company_id, company, location, about } = reminder;
  return (
    <>
      {(person || company) && (
        <p className={classes.who}>
          {person_id && person && <Named type="person" id={person_id} title={person} />}
          {person && company && ', '}
          {company_id && company && <Named type="company" id={company_id} title={company} />}
        </p>
      )}
      {location && <p className={classes.fact}>{location}</p>}
      {about && <p className={classes.about}>{about}</p>}
    </>
  );
}

function Named({ type, id, title }: { type: string; id: string; title: string }) {
  return (
    <Link
      to="."
      search={(all: object) => ({ ...all, open: `${type}.${id}` })}
      className={classes.named}
    >
      {title}
    </Link>
  );
}

function useFinish({ task_id, occurrence, subject }: Reminder) {
  const client = useQueryClient();
  const text = reminderText.useText();
  const [busy, setBusy] = useState(false);
  async function finish(): Promise<void> {
    setBusy(true);
    try {
      await call<typeof completeTask>(
        'POST /api/v1/tasks/{id}/complete',
        { params: { id: task_id }, body: occurrence ? { occurrence } : {} },
        { says: text('finished', { subject }) },
      );
    } catch (error) {
      showToast(sayProblem(error, text('failed')), { tone: 'bad' });
    }
    setBusy(false);
    invalidateTypes(client, new Set(['task', 'activity']));
  }
  return { busy, finish };
}
