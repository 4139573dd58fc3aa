import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { lastCommand } from '../../api/commands.ts';
import { useStore } from '../../api/store.ts';
import { IconButton } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { shellText } from '../shell-text.ts';
import { type Toast as ToastContent, toast } from '../toast-store.ts';
import { undoCommand } from '../undo.ts';
import classes from './toast.module.css';

const SHOWN_MS = 6000;

/** The message at the foot of the page; for a write it offers to take it back. */
export function Toast() {
  const text = shellText.useText();
  const client = useQueryClient();
  const message = useStore(toast);
  const command = useStore(lastCommand);
  useEffect(() => {
    if (!command) return;
    toast.set({
      tone: 'plain',
      text: command.says ?? text('saved'),
      record: command.made,
      action: {
        label: text('undo.undo'),
        keys: 'u',
        run: () => void undoCommand(client, command),
      },
    });
  }, [command, client, text]);
  return (
    <div className={classes.place} role="status" aria-live="polite">
      {message && <ToastBar message={message} />}
    </div>
  );
}

function ToastBar({ message }: { message: ToastContent }) {
  const text = shellText.useText();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => toast.get() === message && toast.set(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [message, held]);
  const hold = { onPointerEnter: () => setHeld(true), onPointerLeave: () => setHeld(false) };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only holds the message while it is read
    <div
      className={classes.toast}
      data-tone={message.tone}
      {...hold}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={classes.text}>{message.text}</span>
      {message.record && (
        <Link
          to="."
          search={(all: object) => ({
            ...all,
            open: `${message.record!.type}.${message.record!.id}`,
          })}
          className={classes.action}
          onClick={() => toast.set(null)}
        >
          {text('open')}
        </Link>
      )}
      {message.place && (
        <Link to={message.place.to} className={classes.action} onClick={() => toast.set(null)}>
          {message.place.label}
        </Link>
      )}
      {message.action && (
        <button
          type="button"
          className={classes.action}
          onClick={() => {
            toast.set(null);
            message.action?.run();
          }}
        >
          {message.action.label}
          {message.action.keys && (
            <span className={classes.keys}>
              <Kbd keys={message.action.keys} />
            </span>
          )}
        </button>
      )}
      <IconButton label={text('close')} onClick={() => toast.set(null)}>
        <X size={14} />
      </IconButton>
    </div>
  );
}
