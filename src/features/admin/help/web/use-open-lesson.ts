import { useNavigate } from '@tanstack/react-router';
import { openOverlay } from '#src/web/shell/overlays.tsx';
import type { Lesson } from '../help.ts';
import { helpText } from './help-text.ts';
import { PLACES } from './lessons.ts';

/** Opens the real place where a lesson is tried. */
export function useOpenLesson(): (lesson: Lesson) => void {
  const navigate = useNavigate();
  return (lesson) => {
    const { open } = PLACES[lesson];
    if ('to' in open) return void navigate({ to: open.to });
    const { overlay, payload } = open;
    openOverlay(overlay, payload === 'example' ? helpText.text('lesson.correct.example') : payload);
  };
}
