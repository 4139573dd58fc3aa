import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { workspaceText } from '../../workspace-text.ts';
import classes from '../settings.module.css';
import { GROUPS, type GroupName, isFor, isMeant, type SectionName } from './sections.ts';

interface SectionNavProps {
  section?: SectionName;
  isAdmin: boolean;
  /** Where not all can be seen at once. */
  hasFinder?: boolean;
}

/** All sections by what they are about; found by their names and by other words for the same. */
export function SectionNav({ section, isAdmin, hasFinder }: SectionNavProps) {
  const text = workspaceText.useText();
  const [typed, setTyped] = useState('');
  const isShown = (name: SectionName) =>
    isFor(name, isAdmin) &&
    isMeant(typed, `${text(`settings.${name}`)} ${text(`settings.words.${name}`)}`);
  const groups = (Object.keys(GROUPS) as GroupName[])
    .map((group) => ({ group, names: GROUPS[group].filter(isShown) }))
    .filter(({ names }) => names.length > 0);
  return (
    <nav aria-label={text('settings.title')} className={classes.sections}>
      {hasFinder && (
        <input
          type="search"
          className={`${inputClass} ${classes.finder}`}
          aria-label={text('settings.find')}
          placeholder={text('settings.find')}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      )}
      {groups.map(({ group, names }) => (
        <SectionGroup key={group} {...{ group, names, section }} />
      ))}
      {groups.length === 0 && <p className={classes.text}>{text('settings.noneFound')}</p>}
    </nav>
  );
}

interface SectionGroupProps {
  group: GroupName;
  names: readonly SectionName[];
  section: SectionName | undefined;
}

function SectionGroup({ group, names, section }: SectionGroupProps) {
  const text = workspaceText.useText();
  return (
    <section aria-labelledby={`settings-${group}`}>
      <h2 id={`settings-${group}`} className={classes.group}>
        {text(`settings.group.${group}`)}
      </h2>
      {names.map((name) => (
        <Link
          key={name}
          to={`/settings/${name}`}
          className={classes.link}
          aria-current={name === section ? 'page' : undefined}
        >
          {text(`settings.${name}`)}
          <ChevronRight size={16} className={classes.chevron} aria-hidden />
        </Link>
      ))}
    </section>
  );
}
