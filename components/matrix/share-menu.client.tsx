'use client';

import dynamic from 'next/dynamic';

import { Menu } from '@/components/ui/menu.client';

import type { ShareProps } from './share-panels.client';

const importPanels = () => import('./share-panels.client');

const SharePanel = dynamic(async () => (await importPanels()).SharePanel);
const ExportPanel = dynamic(async () => (await importPanels()).ExportPanel);

/** What shares the selection: its URLs, and the selection as a file. Its code is loaded when first opened. */
export function ShareMenu(props: ShareProps) {
  return (
    <div className="share no-print">
      <Menu name="share" summary="Share" load={importPanels}>
        <SharePanel {...props} />
      </Menu>
      <Menu name="share" summary="Export" load={importPanels}>
        <ExportPanel {...props} />
      </Menu>
    </div>
  );
}
