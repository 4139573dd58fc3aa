import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import classes from './button.module.css';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `main` once a screen at most; `quiet` has no edge until it is pointed at. */
  look?: 'main' | 'plain' | 'quiet' | 'danger';
  icon?: ReactNode;
  /** Shows that the work is under way, and takes no second click. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function Button(props: ButtonProps) {
  const { look = 'plain', icon, busy = false, children, className = '', ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled || busy}
      data-look={look}
      data-busy={busy || undefined}
      className={`${classes.button} ${className}`}
    >
      {icon}
      {children}
    </button>
  );
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** What it does: read out, and shown when pointed at. */
  label: string;
  ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ label, className = '', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={rest.title ?? label}
      className={`${classes.icon} ${className}`}
    />
  );
}
