import { Bold, List, ListChecks } from 'lucide-react';
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { IconButton } from '#src/web/ui/button.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import {
  continueList,
  dropDoubleMark,
  dropEmptyMark,
  type TextEdit,
  toggleAround,
  togglePrefix,
  typedName,
} from '../../edit-text.ts';
import { DictateButton } from './dictate-button.tsx';
import { NameList, type OfferedName, useNames } from './name-list.tsx';
import classes from './note-editor.module.css';
import { noteWords } from './note-words.ts';
import { canDictate } from './use-dictation.ts';

interface NoteEditorProps {
  value: string;
  onChange: (value: string) => void;
  label: string;
  placeholder?: string;
  autoFocus?: boolean;
  /** Whether the row of signs is shown. */
  tools?: boolean;
  /** Further tools, such as for files. */
  children?: ReactNode;
  ref?: Ref<{ focus: () => void }>;
}

/**
 * A field for notes: what is typed is what is kept, and a few keys and signs make it bold, a list or
 * tasks. Lists go on with Enter, `@` offers names.
 */
export function NoteEditor(props: NoteEditorProps) {
  const {
    value,
    onChange,
    label,
    placeholder,
    autoFocus = false,
    tools = true,
    children,
    ref,
  } = props;
  const text = noteWords.useText();
  const listId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [naming, setNaming] = useState<{ from: number; name: string } | null>(null);
  const [at, setAt] = useState(0);
  const names = useNames(naming?.name ?? null);
  const isNaming = naming !== null && names.length > 0;
  useImperativeHandle(ref, () => ({ focus: () => field.current?.focus() }), []);

  function edit(make: (text: string, selected: { start: number; end: number }) => TextEdit | null) {
    const area = field.current!;
    const change = make(area.value, { start: area.selectionStart, end: area.selectionEnd });
    if (change) replace(area, change);
    return change !== null;
  }

  function lookForName(): void {
    const area = field.current!;
    setNaming(
      area.selectionStart === area.selectionEnd ? typedName(area.value, area.selectionEnd) : null,
    );
    setAt(0);
  }

  function choose({ name }: OfferedName): void {
    const end = field.current!.selectionEnd;
    const given = `@${name} `;
    const after = naming!.from + given.length;
    replace(field.current!, {
      start: naming!.from,
      end,
      text: given,
      selectStart: after,
      selectEnd: after,
    });
    setNaming(null);
  }

  function handleNaming(event: KeyboardEvent): boolean {
    if (!isNaming) return false;
    const { key } = event;
    if (key === 'ArrowDown') setAt((at + 1) % names.length);
    else if (key === 'ArrowUp') setAt((at + names.length - 1) % names.length);
    else if (key === 'Tab' || (key === 'Enter' && !event.ctrlKey && !event.metaKey))
      choose(names[at]!);
    else if (key === 'Escape') setNaming(null);
    else return false;
    return true;
  }

  function handleKey(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const mod = event.ctrlKey || event.metaKey;
    const isDone =
      handleNaming(event) ||
      (mod && event.key === 'b' && edit((all, at) => toggleAround(all, at, '**'))) ||
      (mod && event.key === 'i' && edit((all, at) => toggleAround(all, at, '_'))) ||
      (event.key === 'Backspace' && !mod && edit(dropEmptyMark)) ||
      (event.key === ' ' && !mod && edit(dropDoubleMark)) ||
      (event.key === 'Enter' && !mod && !event.shiftKey && edit(continueList));
    if (!isDone) return;
    event.preventDefault();
    event.stopPropagation();
  }

  const press = (make: Parameters<typeof edit>[0]) => () => {
    field.current?.focus();
    edit(make);
  };
  return (
    <div className={classes.editor}>
      <div className={classes.field}>
        <textarea
          ref={field}
          className={inputClass}
          aria-label={label}
          placeholder={placeholder}
          // biome-ignore lint/a11y/noAutofocus: opened by the person, to be typed into
          autoFocus={autoFocus}
          value={value}
          {...(isNaming && {
            'aria-controls': listId,
            'aria-activedescendant': `${listId}-${at}`,
          })}
          onFocus={({ target }) => {
            if (autoFocus) target.setSelectionRange(target.value.length, target.value.length);
          }}
          onChange={(event) => {
            onChange(event.target.value);
            lookForName();
          }}
          onKeyDown={handleKey}
          onBlur={() => setNaming(null)}
        />
        {isNaming && <NameList id={listId} names={names} at={at} onChoose={choose} />}
      </div>
      {tools && (
        <div className={classes.tools}>
          <IconButton
            className={classes.tool ?? ''}
            label={text('bold')}
            onClick={press((all, at) => toggleAround(all, at, '**'))}
          >
            <Bold size={14} aria-hidden="true" />
          </IconButton>
          <IconButton
            className={classes.tool ?? ''}
            label={text('list')}
            onClick={press((all, at) => togglePrefix(all, at, '- '))}
          >
            <List size={16} aria-hidden="true" />
          </IconButton>
          <IconButton
            className={classes.tool ?? ''}
            label={text('check')}
            onClick={press((all, at) => togglePrefix(all, at, '- [ ] '))}
          >
            <ListChecks size={16} aria-hidden="true" />
          </IconButton>
          {canDictate && (
            <DictateButton onText={(said) => edit((all, at) => speak(all, at, said))} />
          )}
          {children}
        </div>
      )}
    </div>
  );
}

/** Changed as if it were typed, so that the browser's own undo knows of it. */
function replace(area: HTMLTextAreaElement, edit: TextEdit): void {
  area.focus();
  area.setSelectionRange(edit.start, edit.end);
  const command = edit.text === '' ? 'delete' : 'insertText';
  if (edit.text !== '' || edit.start !== edit.end) document.execCommand(command, false, edit.text);
  area.setSelectionRange(edit.selectStart, edit.selectEnd);
}

function speak(
  all: string,
  { start, end }: { start: number; end: number },
  said: string,
): TextEdit | null {
  if (said === '') return null;
  const given = (start > 0 && !/\s$/.test(all.slice(0, start)) ? ' ' : '') + said;
  const at = start + given.length;
  return { start, end, text: given, selectStart: at, selectEnd: at };
}
