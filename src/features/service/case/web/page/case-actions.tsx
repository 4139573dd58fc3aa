import { Check, CirclePause, Hand, MessageSquareReply, Play, RotateCcw } from 'lucide-react';
import { useMembers } from '#src/records/web/data/use-members.ts';
import { Button } from '#src/web/ui/button.tsx';
import type { ServiceCase } from '../../service-case.ts';
import { caseText } from '../case-text.ts';
import { type CaseVerb, useCaseVerbs } from '../shared/use-case-verbs.ts';
import classes from './case-top.module.css';

const SIGNS = {
  take: Hand,
  respond: MessageSquareReply,
  wait: CirclePause,
  resolve: Check,
  close: Check,
  reopen: RotateCcw,
} as const;
type Doing = keyof typeof SIGNS;

const WORDS = {
  take: 'do.take',
  respond: 'do.answered',
  wait: 'do.wait',
  resolve: 'do.resolve',
  close: 'do.close',
  reopen: 'do.reopen',
} as const;

/** What can be done with a case as it is now; the likeliest first. */
export function CaseActions({ of, onResolve }: { of: ServiceCase; onResolve: () => void }) {
  const text = caseText.useText();
  const { act } = useCaseVerbs();
  return (
    <div className={classes.actions}>
      {doings(of).map((doing, index) => {
        const goesOn = doing === 'reopen' && of.status === 'waiting';
        const Sign = goesOn ? Play : SIGNS[doing];
        return (
          <Button
            key={doing}
            look={index === 0 ? 'main' : 'plain'}
            icon={<Sign size={14} aria-hidden="true" />}
            onClick={() => (doing === 'resolve' ? onResolve() : void act(of, doing as CaseVerb))}
          >
            {text(goesOn ? 'do.goOn' : WORDS[doing])}
          </Button>
        );
      })}
      {isOpen(of) && <OwnerSelect of={of} />}
    </div>
  );
}

function isOpen({ status }: ServiceCase): boolean {
  return status === 'new' || status === 'open' || status === 'waiting';
}

function doings(of: ServiceCase): Doing[] {
  if (of.status === 'closed') return ['reopen'];
  if (of.status === 'resolved') return ['close', 'reopen'];
  const free: Doing[] = of.owner_id === null ? ['take'] : [];
  if (of.status === 'waiting') return [...free, 'reopen', 'resolve'];
  const answer: Doing[] = of.first_response_at === null ? ['respond'] : [];
  return [...free, ...answer, 'resolve', 'wait'];
}

function OwnerSelect({ of }: { of: ServiceCase }) {
  const text = caseText.useText();
  const { act } = useCaseVerbs();
  const members = useMembers();
  const offered = members.filter(({ id, active }) => active !== false || id === of.owner_id);
  return (
    <label className={classes.holder}>
      {text('owner.label')}
      <select
        className={classes.owner}
        value={of.owner_id ?? ''}
        onChange={({ target }) => void act(of, 'assign', { owner_id: target.value || null })}
      >
        <option value="">{text('owner.nobody')}</option>
        {offered.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
