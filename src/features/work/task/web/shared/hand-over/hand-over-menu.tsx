import { type RefObject, useState } from 'react';
import { type MemberName, useActiveMembers } from '#src/records/web/data/use-members.ts';
import { useMe } from '#src/web/shell/session.ts';
import { Avatar } from '#src/web/ui/avatar.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { HangingPanel } from '#src/web/ui/mantine/hanging-panel.tsx';
import { StandingTarget } from '#src/web/ui/mantine/standing-target.tsx';
import { taskText } from '../task-text.ts';
import { type NamedTask, useTaskVerbs } from '../use-task-verbs.ts';
import classes from './hand-over-menu.module.css';

interface HandOverMenuProps {
  task: NamedTask;
  onClose: () => void;
  /** The button that it hangs from. */
  target: RefObject<HTMLElement | null>;
}

/** A word to go along, and the colleague who takes it: one press hands it over. */
export function HandOverMenu({ task, onClose, target }: HandOverMenuProps) {
  const text = taskText.useText();
  const { handOver } = useTaskVerbs();
  const [word, setWord] = useState('');
  return (
    <HangingPanel
      target={<StandingTarget at={target} />}
      position="bottom-end"
      width="var(--u-menu)"
      className={classes.menu}
      label={text('handOver.label', { subject: task.subject })}
      onClose={onClose}
    >
      <input
        className={inputClass}
        data-autofocus
        aria-label={text('handOver.say')}
        placeholder={text('handOver.say')}
        maxLength={2000}
        value={word}
        onChange={(event) => setWord(event.target.value)}
      />
      <Colleagues
        onChoose={(to) => {
          onClose();
          void handOver(task, { owner_id: to.id, name: to.name, word });
        }}
      />
    </HangingPanel>
  );
}

function Colleagues({ onChoose }: { onChoose: (to: MemberName) => void }) {
  const text = taskText.useText();
  const { member } = useMe();
  const others = useActiveMembers().filter(({ id }) => id !== member.id);
  if (others.length === 0) return <p className={classes.alone}>{text('handOver.alone')}</p>;
  return (
    <ul className={classes.members}>
      {others.map((one) => (
        <li key={one.id}>
          <button type="button" className={classes.member} onClick={() => onChoose(one)}>
            <Avatar name={one.name} size="s" />
            <span className={classes.name}>{one.name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
