import { useActiveMembers } from '#src/records/web/data/use-members.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { useMe } from '#src/web/shell/session.ts';
import {
  type BoardPeriod,
  USUAL_PERIODS,
  type UsualPeriod,
  usualPeriod,
} from '../../board-period.ts';
import { COMPARISONS, readTeam, readWhose, writeWhose } from '../../tile-request.ts';
import { boardText } from '../board-text.ts';
import type { LookedAt } from '../use-board-view.ts';
import { useMannedTeams } from '../use-manned-teams.ts';
import classes from './board-bar.module.css';

interface BoardBarProps {
  view: LookedAt;
  change: (next: Partial<LookedAt>) => void;
}

/** How the whole dashboard is looked at: over which time, whose figures, beside what. */
export function BoardBar({ view, change }: BoardBarProps) {
  const text = boardText.useText();
  return (
    <div className={classes.bar}>
      <PeriodChoice period={view.period} onChange={(period) => change({ period })} />
      <WhoseChoice view={view} change={change} />
      {view.period !== 'all' && (
        <select
          className={classes.choice}
          aria-label={text('compare.label')}
          value={view.compare}
          onChange={({ target }) =>
            change({ compare: COMPARISONS.find((one) => one === target.value) ?? 'previous' })
          }
        >
          {COMPARISONS.map((one) => (
            <option key={one} value={one}>
              {text(`compare.${one}`)}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

interface PeriodChoiceProps {
  period: BoardPeriod;
  onChange: (period: BoardPeriod) => void;
}

function PeriodChoice({ period, onChange }: PeriodChoiceProps) {
  const text = boardText.useText();
  const { timeZone } = useStore(reader);
  const usual = usualPeriod(period);
  const days = typeof period === 'object' && 'from' in period ? period : undefined;
  function choose(name: string): void {
    const today = todayIn(timeZone, Date.now());
    const month = { from: `${today.slice(0, 8)}01`, to: today };
    onChange(name === 'days' ? month : USUAL_PERIODS[name as UsualPeriod]);
  }
  return (
    <>
      <select
        className={classes.choice}
        aria-label={text('period.label')}
        value={usual ?? (days ? 'days' : '')}
        onChange={({ target }) => choose(target.value)}
      >
        {!usual && !days && <option value="">{text('period.own')}</option>}
        {(Object.keys(USUAL_PERIODS) as UsualPeriod[]).map((name) => (
          <option key={name} value={name}>
            {text(`period.${name}`)}
          </option>
        ))}
        <option value="days">{text('period.days')}</option>
      </select>
      {days && <Days days={days} onChange={onChange} />}
    </>
  );
}

interface DaysProps {
  days: { from: string; to: string };
  onChange: (period: BoardPeriod) => void;
}

function Days({ days, onChange }: DaysProps) {
  const text = boardText.useText();
  return (
    <>
      {(['from', 'to'] as const).map((end) => (
        <input
          key={end}
          type="date"
          className={classes.choice}
          aria-label={text(`period.${end}`)}
          value={days[end]}
          min={end === 'to' ? days.from : undefined}
          max={end === 'from' ? days.to : undefined}
          onChange={({ target }) => target.value && onChange({ ...days, [end]: target.value })}
        />
      ))}
    </>
  );
}

function WhoseChoice({ view, change }: BoardBarProps) {
  const text = boardText.useText();
  const { member } = useMe();
  const members = useActiveMembers().filter(({ id }) => id !== member.id);
  const teams = useMannedTeams();
  function choose(said: string): void {
    const team = teams.find(({ id }) => id === readTeam(said));
    const whose = team && { team: team.id, members: team.members };
    change({ whose: whose ?? readWhose(said) ?? 'everyone' });
  }
  return (
    <select
      className={classes.choice}
      aria-label={text('whose.label')}
      value={writeWhose(view.whose)}
      onChange={({ target }) => choose(target.value)}
    >
      <option value="everyone">{text('whose.everyone')}</option>
      <option value="me">{text('whose.me')}</option>
      {teams.map((team) => (
        <option key={team.id} value={writeWhose({ ...team, team: team.id })}>
          {team.name}
        </option>
      ))}
      {members.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
