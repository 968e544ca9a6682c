import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import type { PreferencesSection } from '#renderer/state/dialog-store.ts';
import { AppearanceSection } from './appearance-section.tsx';
import { BackupsSection } from './backups-section.tsx';
import { EditingSection } from './editing-section.tsx';
import { ReviewSection } from './review-section.tsx';
import { SyncingSection } from './syncing-section.tsx';

export interface PreferencesDialogProps {
  readonly section: PreferencesSection;
  readonly onClose: () => void;
}

/** Every change is kept at once: there is nothing to confirm or to lose on closing. */
export function PreferencesDialog({ section, onClose }: PreferencesDialogProps) {
  const text = useText();
  return (
    <Dialog
      title={text('preferences-title')}
      size="medium"
      onClose={onClose}
      actions={
        <>
          <span className="soft preferences-saved">{text('preferences-saved')}</span>
          <Button look="chosen" onPress={onClose}>
            {text('button-close')}
          </Button>
        </>
      }
    >
      <Tabs defaultSelectedKey={section} className="tabs">
        <TabList className="tab-list" aria-label={text('preferences-sections')}>
          <Tab id="appearance" className="tab">
            {text('preferences-appearance')}
          </Tab>
          <Tab id="review" className="tab">
            {text('preferences-review')}
          </Tab>
          <Tab id="editing" className="tab">
            {text('preferences-editing')}
          </Tab>
          <Tab id="syncing" className="tab">
            {text('preferences-syncing')}
          </Tab>
          <Tab id="backups" className="tab">
            {text('preferences-backups')}
          </Tab>
        </TabList>
        <TabPanel id="appearance" className="tab-panel">
          <AppearanceSection />
        </TabPanel>
        <TabPanel id="review" className="tab-panel">
          <ReviewSection />
        </TabPanel>
        <TabPanel id="editing" className="tab-panel">
          <EditingSection />
        </TabPanel>
        <TabPanel id="syncing" className="tab-panel">
          <SyncingSection />
        </TabPanel>
        <TabPanel id="backups" className="tab-panel">
          <BackupsSection />
        </TabPanel>
      </Tabs>
    </Dialog>
  );
}
