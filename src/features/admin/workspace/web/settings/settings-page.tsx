import { Link, useParams } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense, useEffect, useRef } from 'react';
import { loadRecordTypes } from '#src/records/web/record-registry.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { NotFoundScreen } from '#src/web/shell/screens/error-screen.tsx';
import { useMe } from '#src/web/shell/session.ts';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { workspaceText } from '../workspace-text.ts';
import { KeysSection } from './keys-section.tsx';
import { MembersSection } from './members-section.tsx';
import { ProfileSection } from './profile-section.tsx';
import classes from './settings.module.css';
import { TeamsSection } from './teams-section.tsx';
import { WorkspaceSection } from './workspace-section.tsx';

/** It brings the forms of all records along, so it is loaded only for who opens it. */
const FieldsSection = lazy(async () => ({
  default: (await import('#src/features/admin/fields/web/shared/fields-section.tsx')).FieldsSection,
}));

/** It names fields of any type. */
const LineageSection = lazy(async () => {
  const [{ LineageSection: Section }] = await Promise.all([
    import('#src/features/reports/lineage/web/shared/lineage-section.tsx'),
    loadRecordTypes(),
  ]);
  return { default: Section };
});

const RemindersSection = lazy(async () => ({
  default: (await import('#src/features/work/reminder/web/shared/reminders-section.tsx'))
    .RemindersSection,
}));

/** It names records of any type, so their declarations come with it. */
const MyDataSection = lazy(async () => {
  const [{ MyDataSection: Section }] = await Promise.all([
    import('#src/features/admin/privacy/web/shared/my-data-section.tsx'),
    loadRecordTypes(),
  ]);
  return { default: Section };
});

const ExportsSection = lazy(async () => ({
  default: (await import('#src/features/connect/export/web/shared/exports-section.tsx'))
    .ExportsSection,
}));

const CurrenciesSection = lazy(async () => ({
  default: (await import('#src/features/sales/rate/web/shared/currencies-section.tsx'))
    .CurrenciesSection,
}));

const QuotesSection = lazy(async () => ({
  default: (await import('#src/features/sales/quote/web/shared/quotes-section.tsx')).QuotesSection,
}));

const ApprovalsSection = lazy(async () => ({
  default: (await import('#src/features/sales/approval/web/shared/rules-section.tsx')).RulesSection,
}));

const AbsencesSection = lazy(async () => ({
  default: (await import('#src/features/admin/absence/web/shared/absences-section.tsx'))
    .AbsencesSection,
}));

const AutomationSection = lazy(async () => {
  const [{ AutomationSection: Section }] = await Promise.all([
    import('#src/features/admin/automation/web/shared/automation-section.tsx'),
    loadRecordTypes(),
  ]);
  return { default: Section };
});

const WebhooksSection = lazy(async () => {
  const [{ WebhooksSection: Section }] = await Promise.all([
    import('#src/features/connect/webhook/web/shared/webhooks-section.tsx'),
    loadRecordTypes(),
  ]);
  return { default: Section };
});

const ServiceSection = lazy(async () => ({
  default: (await import('#src/features/service/promise/web/shared/service-section.tsx'))
    .ServiceSection,
}));

const PipelinesSection = lazy(async () => {
  const [{ PipelinesSection: Section }] = await Promise.all([
    import('#src/features/sales/pipeline/web/shared/pipelines-section.tsx'),
    loadRecordTypes(),
  ]);
  return { default: Section };
});

/** Sections that only administrators see. */
const FOR_ADMINISTRATORS: readonly string[] = [
  'service',
  'fields',
  'readers',
  'pipelines',
  'exports',
  'automation',
  'webhooks',
];

const SECTIONS = {
  profile: ProfileSection,
  reminders: RemindersSection,
  absences: AbsencesSection,
  workspace: WorkspaceSection,
  members: MembersSection,
  teams: TeamsSection,
  fields: FieldsSection,
  readers: LineageSection,
  pipelines: PipelinesSection,
  currencies: CurrenciesSection,
  quotes: QuotesSection,
  approvals: ApprovalsSection,
  automation: AutomationSection,
  service: ServiceSection,
  exports: ExportsSection,
  keys: KeysSection,
  webhooks: WebhooksSection,
  'my-data': MyDataSection,
} as const satisfies Record<string, ComponentType>;
type SectionName = keyof typeof SECTIONS;

function isSection(name: string): name is SectionName {
  return Object.hasOwn(SECTIONS, name);
}

export function SettingsPage() {
  const text = workspaceText.useText();
  const { section = 'profile' } = useParams({ strict: false }) as { section?: string };
  const isAdmin = useMe().member.role === 'administrator';
  const names = (Object.keys(SECTIONS) as SectionName[]).filter(
    (name) => isAdmin || !FOR_ADMINISTRATORS.includes(name),
  );
  const nav = useRef<HTMLElement>(null);
  // on the phone the names stand in a row, wider than the screen
  useEffect(() => {
    const current = nav.current?.querySelector(`[data-section="${section}"]`);
    current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [section]);
  if (!isSection(section) || !names.includes(section)) return <NotFoundScreen />;
  const Section = SECTIONS[section];
  return (
    <>
      <PageHeader title={text('settings.title')} />
      <div className={classes.page}>
        <nav ref={nav} aria-label={text('settings.title')} className={classes.sections}>
          {names.map((name) => (
            <Link
              key={name}
              data-section={name}
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
          <Suspense fallback={<SkeletonRows count={6} />}>
            <Section />
          </Suspense>
        </div>
      </div>
    </>
  );
}
