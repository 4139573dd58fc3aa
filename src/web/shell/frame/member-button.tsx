import { ChevronsUpDown } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Avatar } from '../../ui/avatar.tsx';
import { HiddenText } from '../../ui/hidden-text.tsx';
import { useMe } from '../session.ts';
import { shellText } from '../shell-text.ts';
import classes from './member-button.module.css';

const MemberMenu = lazy(async () => ({ default: (await import('./member-menu.tsx')).MemberMenu }));

/** The workspace and who is signed in; its menu is loaded when it is first opened. */
export function MemberButton() {
  const text = shellText.useText();
  const { member, workspace } = useMe();
  const [asked, setAsked] = useState(false);
  const [open, setOpen] = useState(false);
  const button = (
    <button
      type="button"
      className={classes.button}
      aria-haspopup="menu"
      aria-expanded={open}
      onPointerEnter={() => void import('./member-menu.tsx')}
      onClick={() => {
        setAsked(true);
        setOpen(!open);
      }}
    >
      <Avatar name={workspace.name} shape="square" />
      <span className={classes.workspace}>{workspace.name}</span>
      <HiddenText>{text('member.menu', { name: member.name })}</HiddenText>
      <ChevronsUpDown size={14} className={classes.chevron} aria-hidden="true" />
    </button>
  );
  if (!asked) return button;
  return (
    <Suspense fallback={button}>
      <MemberMenu opened={open} onChange={setOpen}>
        {button}
      </MemberMenu>
    </Suspense>
  );
}
