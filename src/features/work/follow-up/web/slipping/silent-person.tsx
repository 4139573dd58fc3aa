import { CalendarPlus, Moon, Phone } from 'lucide-react';
import { useState } from 'react';
import { hrefOfPhone } from '#src/features/work/task/web/shared/phone-link.ts';
import { StepField } from '#src/features/work/task/web/shared/step/step-field.tsx';
import type { TaskPlace } from '#src/features/work/task/web/shared/use-task-place.ts';
import { VisitLink } from '#src/features/work/visit/web/shared/visit-link.tsx';
import { addDays } from '#src/lib/days.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { Avatar } from '#src/web/ui/avatar.tsx';
import { IconButton } from '#src/web/ui/button.tsx';
import type { Slipping, SlippingLine, SlippingSection } from '../follow-up-query.ts';
import { followUpText } from '../follow-up-text.ts';
import { usePlanStep } from '../use-plan-step.ts';
import classes from './silent-person.module.css';
import { useReason } from './use-reason.ts';

const REST_DAYS = 91;

interface SilentPersonProps {
  line: SlippingLine;
  reason: SlippingSection['reason'];
  refs: Slipping['refs'];
  place: TaskPlace;
}

/** The deal that slips, else the person. */
function subjectOf({ deal_id, person_id }: SlippingLine) {
  return deal_id ? { type: 'deal', id: deal_id } : { type: 'person', id: person_id! };
}

/** Somebody, or a deal, for whom nothing is planned: call them, plan the next step, or let them rest. */
export function SilentPerson({ line, reason, refs, place }: SilentPersonProps) {
  const say = useReason();
  const { type, id } = subjectOf(line);
  const isHere = place.id === id;
  const company = line.company_id ? refs[line.company_id] : undefined;
  return (
    <li className={classes.item} data-task={id} data-selected={isHere || undefined}>
      <div className={classes.row}>
        <RecordLink type={type} id={id} className={classes.name}>
          {type === 'person' && <Avatar name={line.title} size="s" />}
          <span className={classes.clip}>{line.title}</span>
          {company && <span className={classes.company}>{company.title}</span>}
        </RecordLink>
        <span className={classes.words}>{line.last_words}</span>
        <Actions line={line} onPlan={() => place.open(id, 'tell')} />
        <span className={classes.why}>{say(reason, line)}</span>
      </div>
      {isHere && place.panel === 'tell' && (
        <Plan line={line} onClose={() => place.open(id, null)} />
      )}
    </li>
  );
}

function Actions({ line, onPlan }: { line: SlippingLine; onPlan: () => void }) {
  const text = followUpText.useText();
  const plan = usePlanStep();
  const { timeZone } = useStore(reader);
  const name = line.title;
  const subject = subjectOf(line);
  function rest(): void {
    const due_on = addDays(todayIn(timeZone), REST_DAYS);
    const step = { subject: text('slipping.restSubject'), due_on, due_at: null };
    const says = text('slipping.resting', { name });
    void plan(subject, { ...step, kind: null, promised_by: null }, says);
  }
  return (
    <span className={classes.actions}>
      {line.phone && (
        <a
          href={hrefOfPhone(line.phone)}
          className={classes.call}
          aria-label={text('calls.call', { number: line.phone })}
          title={text('calls.call', { number: line.phone })}
        >
          <Phone size={14} aria-hidden="true" />
        </a>
      )}
      <IconButton
        label={text('slipping.plan', { name })}
        title={`${text('slipping.plan', { name })} (N)`}
        onClick={onPlan}
      >
        <CalendarPlus size={14} aria-hidden="true" />
      </IconButton>
      <IconButton label={text('slipping.rest', { name })} onClick={rest}>
        <Moon size={14} aria-hidden="true" />
      </IconButton>
      {line.person_id && (
        <VisitLink
          subject={{ type: 'person', id: line.person_id }}
          name={name}
          className={classes.visit}
        />
      )}
    </span>
  );
}

function Plan({ line, onClose }: { line: SlippingLine; onClose: () => void }) {
  const text = followUpText.useText();
  const plan = usePlanStep();
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  return (
    <div className={classes.plan}>
      <StepField
        words={words}
        onChange={setWords}
        fallback={text('next.fallback')}
        autoFocus
        busy={busy}
        onCancel={onClose}
        onSave={async (step) => {
          setBusy(true);
          if (await plan(subjectOf(line), step)) onClose();
          setBusy(false);
        }}
      />
    </div>
  );
}
