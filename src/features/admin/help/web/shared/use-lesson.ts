import type { Lesson } from '../../help.ts';
import { helpText } from '../help-text.ts';
import { useOpenLesson } from '../use-open-lesson.ts';

/** The words of a lesson, and the real place where it is tried. */
export function useLesson(lesson: Lesson): { title: string; words: string; open: () => void } {
  const text = helpText.useText();
  const openLesson = useOpenLesson();
  return {
    title: text(`lesson.${lesson}.title`),
    words: text(`lesson.${lesson}.text`),
    open: () => openLesson(lesson),
  };
}
