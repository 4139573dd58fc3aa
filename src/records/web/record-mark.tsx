import { Avatar } from '#src/web/ui/avatar.tsx';
import { lookOf } from './record-look.ts';
import classes from './record-mark.module.css';

interface RecordMarkProps {
  type: string;
  title: string;
  size?: 's' | 'm' | 'l';
}

/** The avatar or icon that stands before a record's title. */
export function RecordMark({ type, title, size = 'm' }: RecordMarkProps) {
  const look = lookOf(type);
  if (look?.avatar) return <Avatar name={title} shape={look.avatar} size={size} />;
  const Icon = look?.icon;
  return Icon ? <Icon className={classes.icon} data-size={size} aria-hidden="true" /> : null;
}
