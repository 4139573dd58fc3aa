import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { listListLinks } from '#src/web/shell/features.ts';
import type { ListLink } from '#src/web/shell/web-feature.ts';

const notes = new Map<ListLink, ComponentType>();

/** Pages of features about all records of the list, in its menu. */
export function ListLinks({ type }: { type: string }) {
  const navigate = useNavigate();
  return listListLinks(type).map((link) => (
    <Menu.Item
      key={link.name}
      leftSection={<link.icon size={14} />}
      rightSection={<Note link={link} />}
      onClick={() => void navigate({ to: link.to })}
    >
      {link.label()}
    </Menu.Item>
  ));
}

function Note({ link }: { link: ListLink }) {
  if (!link.note) return null;
  const Drawn = notes.get(link) ?? lazy(link.note);
  notes.set(link, Drawn);
  return (
    <Suspense fallback={null}>
      <Drawn />
    </Suspense>
  );
}
