import { CalendarClock } from 'lucide-react';
import { lazy, Suspense, useRef } from 'react';
import { Button, IconButton } from '#src/web/ui/button.tsx';
import { taskText } from '../task-text.ts';
import type { NamedTask } from '../use-task-verbs.ts';

const MoveMenu = lazy(async () => ({ default: (await import('./move-menu.tsx')).MoveMenu }));

interface MoveButtonProps {
  task: NamedTask;
  opened: boolean;
  onChange: (opened: boolean) => void;
  /** The word beside the sign, where there is room. */
  withWord?: boolean;
  /** The key that does the same here. */
  shortcut?: string | undefined;
  /** It has another day now. */
  onMoved?: () => void;
}

/** Opens the days that a task can be moved to; they are loaded when first asked for. */
export function MoveButton(props: MoveButtonProps) {
  const { task, opened, onChange, withWord, shortcut, onMoved } = props;
  const text = taskText.useText();
  const label = text('move', { subject: task.subject });
  const sign = <CalendarClock size={14} aria-hidden="true" />;
  const button = useRef<HTMLButtonElement>(null);
  const acts = {
    ref: button,
    'aria-haspopup': 'dialog' as const,
    'aria-expanded': opened,
    onPointerEnter: () => void import('./move-menu.tsx'),
    onClick: () => onChange(!opened),
  };
  const shown = withWord ? (
    <Button icon={sign} {...acts}>
      {text('moveWord')}
    </Button>
  ) : (
    <IconButton label={label} title={shortcut ? `${label} (${shortcut})` : label} {...acts}>
      {sign}
    </IconButton>
  );
  return (
    <>
      {shown}
      {opened && (
        <Suspense>
          <MoveMenu
            task={task}
            target={button}
            onClose={() => onChange(false)}
            {...(onMoved && { onMoved })}
          />
        </Suspense>
      )}
    </>
  );
}
