import { CircleCheck, CircleDashed } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useSay } from '#src/features/adoption/uptake/web/shared/say.ts';
import pageClasses from '#src/features/programme/desk/web/shared/page.module.css';
import { useAct } from '#src/features/programme/desk/web/shared/use-act.ts';
import { useMe } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import type { Edition, Expectations } from '../../expectation-api.ts';
import classes from '../expectation.module.css';
import { expectationText } from '../expectation-text.ts';
import { Leaders } from './leaders.tsx';
import { Lines } from './lines.tsx';

interface DraftPartProps extends Pick<Expectations, 'gate' | 'merged' | 'may'> {
  draft: Edition;
}

/** What is to come: leaders sign it first, and support stands before it is asked of everybody. */
export function DraftPart({ draft, gate, merged, may }: DraftPartProps) {
  const text = expectationText.useText();
  const open = useAct('POST /api/v1/expectations/open', {
    says: text('saidOpened'),
    renews: ['expectation'],
  });
  const publish = useAct('POST /api/v1/expectations/publish', {
    says: text('saidPublished'),
    renews: ['expectation', 'desk'],
  });
  const isReady = gate.every(({ met }) => met);
  return (
    <section className={pageClasses.section}>
      <h2>{text('draft', { edition: draft.edition })}</h2>
      <p className={pageClasses.quiet}>{text(draft.opened_on ? 'draftOpen' : 'draftText')}</p>
      <Lines edition={draft} />
      {draft.opened_on && <Leaders leaders={draft.leaders} />}
      {may.sign && <Sign draft={draft} />}
      <h3>{text('before')}</h3>
      <ul className={pageClasses.rows}>
        {gate.map((one) => (
          <li key={one.name} className={classes.condition}>
            {one.met ? (
              <CircleCheck
                size={16}
                className={pageClasses.met}
                role="img"
                aria-label={text('met')}
              />
            ) : (
              <CircleDashed
                size={16}
                className={pageClasses.unmet}
                role="img"
                aria-label={text('unmet')}
              />
            )}
            <Condition condition={one} merged={merged} />
          </li>
        ))}
      </ul>
      {may.edit && (
        <div className={pageClasses.actions}>
          {draft.opened_on ? (
            <Button
              look="main"
              disabled={!isReady}
              busy={publish.isPending}
              onClick={() => publish.mutate({})}
            >
              {text('publish')}
            </Button>
          ) : (
            <Button look="main" busy={open.isPending} onClick={() => open.mutate({})}>
              {text('open')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

interface ConditionProps extends Pick<Expectations, 'merged'> {
  condition: Expectations['gate'][number];
}

function Condition({ condition, merged }: ConditionProps) {
  const text = expectationText.useText();
  const { name, have, need } = condition;
  const isShare = name === 'introduced';
  const say = useSay();
  const isOfTeams = isShare || name === 'fair';
  const told = isShare ? say.share : say.number;
  return (
    <div>
      <p>{text(isOfTeams && merged === 'all' ? `together.${name}` : `condition.${name}`)}</p>
      {isOfTeams && merged !== 'none' && <p className={pageClasses.quiet}>{text('merged')}</p>}
      <p className={pageClasses.quiet}>
        {have === null
          ? text('unmeasured')
          : text('haveNeed', { have: told(have), need: told(need) })}
      </p>
    </div>
  );
}

/** A leader signs; who does not lead by the live figures yet says openly how they will. */
function Sign({ draft }: { draft: Edition }) {
  const text = expectationText.useText();
  const { member } = useMe();
  const own = draft.leaders.find(({ id }) => id === member.id);
  const [statement, setStatement] = useState(own?.statement ?? '');
  const sign = useAct('POST /api/v1/expectations/{id}/agree', {
    says: text('saidSigned'),
    renews: ['expectation', 'desk'],
  });
  if (own?.signed_on) return null;
  const mustSay = own?.leads_live === false;
  function submit(event: FormEvent): void {
    event.preventDefault();
    sign.mutate({ params: { id: draft.id }, body: mustSay ? { statement } : {} });
  }
  return (
    <form className={pageClasses.stack} onSubmit={submit}>
      {mustSay && (
        <TextField
          label={text('statement')}
          hint={text('statementHint')}
          required
          minLength={10}
          maxLength={500}
          value={statement}
          onChange={({ target }) => setStatement(target.value)}
        />
      )}
      <div>
        <Button type="submit" busy={sign.isPending}>
          {text('sign')}
        </Button>
      </div>
    </form>
  );
}
