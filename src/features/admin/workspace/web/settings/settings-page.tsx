import { Link, useParams } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { NotFoundScreen } from '#src/web/shell/screens/error-screen.tsx';
import { workspaceText } from '../workspace-text.ts';
import { KeysSection } from './keys-section.tsx';
import { MembersSection } from './members-section.tsx';
import { ProfileSection } from './profile-section.tsx';
import classes from './settings.module.css';
import { TeamsSection } from './teams-section.tsx';
import { WorkspaceSection } from './workspace-section.tsx';

const SECTIONS = {
  profile: ProfileSection,
  workspace: WorkspaceSection,
  members: MembersSection,
  teams: TeamsSection,
  keys: KeysSection,
} as const satisfies Record<string, ComponentType>;
type SectionName = keyof typeof SECTIONS;

function isSection(name: string): name is SectionName {
  return Object.hasOwn(SECTIONS, name);
}

export function SettingsPage() {
  const text = workspaceText.useText();
  const { section = 'profile' } = useParams({ strict: false }) as { section?: string };
  if (!isSection(section)) return <NotFoundScreen />;
  const Section = SECTIONS[section];
  return (
    <>
      <PageHeader title={text('settings.title')} />
      <div className={classes.page}>
        <nav aria-label={text('settings.title')} className={classes.sections}>
          {(Object.keys(SECTIONS) as SectionName[]).map((name) => (
            <Link
              key={name}
              to={name === 'profile' ? '/settings' : `/settings/${name}`}
              className={classes.link}
              activeOptions={{ exact: true }}
            >
              {text(`settings.${name}`)}
            </Link>
          ))}
        </nav>
        <div className={classes.content}>
          <h2 className={classes.title}>{text(`settings.${section}`)}</h2>
          <Section />
        </div>
      </div>
    </>
  );
}
