import { Bold, List, ListChecks } from 'lucide-react';
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useId,
  useImperativeHandle,
  useRef,
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
} from '../../edit-text.ts';
import { DictateButton } from './dictate-button.tsx';
import { NameList } from './name-list.tsx';
import classes from './note-editor.module.css';
import { noteWords } from './note-words.ts';
import { typeInto } from './type-into.ts';
import { canDictate } from './use-dictation.ts';
import { useNaming } from './use-naming.ts';

type MakeEdit = (text: string, selected: { start: number; end: number }) => TextEdit | null;

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
  const listId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const naming = useNaming(field);
  useImperativeHandle(ref, () => ({ focus: () => field.current?.focus() }), []);

  function edit(make: MakeEdit): boolean {
    const area = field.current!;
    const change = make(area.value, { start: area.selectionStart, end: area.selectionEnd });
    if (change) typeInto(area, change);
    return change !== null;
  }

  function handleKey(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const mod = event.ctrlKey || event.metaKey;
    const isDone =
      naming.handleKey(event) ||
      (mod && event.key === 'b' && edit((all, at) => toggleAround(all, at, '**'))) ||
      (mod && event.key === 'i' && edit((all, at) => toggleAround(all, at, '_'))) ||
      (event.key === 'Backspace' && !mod && edit(dropEmptyMark)) ||
      (event.key === ' ' && !mod && edit(dropDoubleMark)) ||
      (event.key === 'Enter' && !mod && !event.shiftKey && edit(continueList));
    if (!isDone) return;
    event.preventDefault();
    event.stopPropagation();
  }

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
          {...(naming.isNaming && {
            'aria-controls': listId,
            'aria-activedescendant': `${listId}-${naming.at}`,
          })}
          onFocus={({ target }) => {
            if (autoFocus) target.setSelectionRange(target.value.length, target.value.length);
          }}
          onChange={(event) => {
            onChange(event.target.value);
            naming.look();
          }}
          onKeyDown={handleKey}
          onBlur={naming.stop}
        />
        {naming.isNaming && (
          <NameList id={listId} names={naming.names} at={naming.at} onChoose={naming.choose} />
        )}
      </div>
      {tools && (
        <Tools
          edit={(make) => {
            field.current?.focus();
            edit(make);
          }}
          dictate={(said) => edit((all, at) => speak(all, at, said))}
        >
          {children}
        </Tools>
      )}
    </div>
  );
}

interface ToolsProps {
  edit: (make: MakeEdit) => void;
  dictate: (said: string) => void;
  children: ReactNode;
}

function Tools({ edit, dictate, children }: ToolsProps) {
  const text = noteWords.useText();
  return (
    <div className={classes.tools}>
      <IconButton
        className={classes.tool ?? ''}
        label={text('bold')}
        onClick={() => edit((all, at) => toggleAround(all, at, '**'))}
      >
        <Bold size={14} aria-hidden="true" />
      </IconButton>
      <IconButton
        className={classes.tool ?? ''}
        label={text('list')}
        onClick={() => edit((all, at) => togglePrefix(all, at, '- '))}
      >
        <List size={16} aria-hidden="true" />
      </IconButton>
      <IconButton
        className={classes.tool ?? ''}
        label={text('check')}
        onClick={() => edit((all, at) => togglePrefix(all, at, '- [ ] '))}
      >
        <ListChecks size={16} aria-hidden="true" />
      </IconButton>
      {canDictate && <DictateButton onText={dictate} />}
      {children}
    </div>
  );
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
