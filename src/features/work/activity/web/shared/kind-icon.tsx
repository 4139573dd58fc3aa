import { ArrowRight, type LucideIcon, Mail, MapPin, NotebookPen, Phone, Users } from 'lucide-react';

const ICONS: Record<string, LucideIcon> = {
  call: Phone,
  meeting: Users,
  visit: MapPin,
  note: NotebookPen,
  message: Mail,
  follow_up: ArrowRight,
};

interface KindIconProps {
  /** The kind of an activity or a task; null is a plain task. */
  kind: string | null;
  size?: number;
  className?: string | undefined;
}

/** Tells a call from a visit at a glance. */
export function KindIcon({ kind, size = 14, className }: KindIconProps) {
  const Icon = ICONS[kind ?? 'follow_up'] ?? ArrowRight;
  return <Icon size={size} className={className} aria-hidden="true" />;
}
