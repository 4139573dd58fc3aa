import { UserRoundPlus } from 'lucide-react';
import { lazy, Suspense, useRef } from 'react';
import { Button, IconButton } from '#src/web/ui/button.tsx';
import { taskText } from '../task-text.ts';
import type { NamedTask } from '../use-task-verbs.ts';

const HandOverMenu = lazy(async () => ({
  default: (await import('./hand-over-menu.tsx')).HandOverMenu,
}));

interface HandOverButtonProps {
  task: NamedTask;
  opened: boolean;
  onChange: (opened: boolean) => void;
  /** The word beside the sign, where there is room. */
  withWord?: boolean;
  /** The key that does the same here. */
  shortcut?: string | undefined;
}

/** Opens the colleagues that a task can be handed to. */
export function HandOverButton(props: HandOverButtonProps) {
  const { task, opened, onChange, withWord, shortcut } = props;
  const text = taskText.useText();
  const label = text('handOver.label', { subject: task.subject });
  const sign = <UserRoundPlus size={14} aria-hidden="true" />;
  const button = useRef<HTMLButtonElement>(null);
  const acts = {
    ref: button,
    'aria-haspopup': 'dialog' as const,
    'aria-expanded': opened,
    onPointerEnter: () => void import('./hand-over-menu.tsx'),
    onClick: () => onChange(!opened),
  };
  const shown = withWord ? (
    <Button icon={sign} {...acts}>
      {text('handOver.word')}
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
          <HandOverMenu task={task} target={button} onClose={() => onChange(false)} />
        </Suspense>
      )}
    </>
  );
}
