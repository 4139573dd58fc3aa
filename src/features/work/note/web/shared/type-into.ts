import type { TextEdit } from '../../edit-text.ts';

/** Changed as if it were typed, so that the browser's own undo knows of it. */
export function typeInto(area: HTMLTextAreaElement, edit: TextEdit): void {
  area.focus();
  area.setSelectionRange(edit.start, edit.end);
  const command = edit.text === '' ? 'delete' : 'insertText';
  if (edit.text !== '' || edit.start !== edit.end) document.execCommand(command, false, edit.text);
  area.setSelectionRange(edit.selectStart, edit.selectEnd);
}
