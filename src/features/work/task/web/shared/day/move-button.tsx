import { CalendarClock } from 'lucide-react';
import { lazy, Suspense } from 'react';
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
}

/** Opens the days that a task can be moved to; they are loaded when first asked for. */
export function MoveButton({ task, opened, onChange, withWord }: MoveButtonProps) {
  const text = taskText.useText();
  const sign = <CalendarClock size={14} aria-hidden="true" />;
  const acts = {
    'aria-haspopup': 'dialog' as const,
    'aria-expanded': opened,
    onPointerEnter: () => void import('./move-menu.tsx'),
    onClick: () => onChange(!opened),
  };
  const button = withWord ? (
    <Button icon={sign} {...acts}>
      {text('moveWord')}
    </Button>
  ) : (
    <IconButton label={text('move', { subject: task.subject })} {...acts}>
      {sign}
    </IconButton>
  );
  if (!opened) return button;
  return (
    <Suspense fallback={button}>
      <MoveMenu task={task} onClose={() => onChange(false)}>
        {button}
      </MoveMenu>
    </Suspense>
  );
}
