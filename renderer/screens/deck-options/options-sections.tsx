import { useId } from 'react';
import { useText } from '#renderer/i18n/text-context.tsx';
import { CustomSchedulingRow } from './custom-scheduling-row.tsx';
import { EasyDaysSection } from './easy-days-section.tsx';
import { FsrsSection } from './fsrs-section.tsx';
import { LimitsSection } from './limits-section.tsx';
import { sectionFields, type SectionId, sectionIds } from './option-fields.ts';
import { OptionInput } from './option-inputs.tsx';
import type { Learning } from './use-learning.ts';

export interface OptionsSectionsProps {
  readonly learning: Learning;
}

export function OptionsSections({ learning }: OptionsSectionsProps) {
  return sectionIds.map((id) => <Section key={id} id={id} learning={learning} />);
}

function Section({ id, learning }: OptionsSectionsProps & { readonly id: SectionId }) {
  const text = useText();
  const headingId = useId();
  return (
    <section className="options-section" aria-labelledby={headingId}>
      <h3 className="options-heading" id={headingId}>
        {text(`options-section-${id}`)}
      </h3>
      <SectionFields id={id} learning={learning} />
    </section>
  );
}

function SectionFields({ id, learning }: OptionsSectionsProps & { readonly id: SectionId }) {
  switch (id) {
    case 'limits':
      return <LimitsSection />;
    case 'fsrs':
      return <FsrsSection learning={learning} />;
    case 'easyDays':
      return <EasyDaysSection />;
    case 'advanced':
      return (
        <>
          <PlainFields id={id} />
          <CustomSchedulingRow />
        </>
      );
    default:
      return <PlainFields id={id} />;
  }
}

function PlainFields({ id }: { readonly id: SectionId }) {
  return sectionFields[id].map((field) => <OptionInput key={field.option} field={field} />);
}
