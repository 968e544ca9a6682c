import { useMemo } from 'react';
import { markdownToHtml } from './markdown-to-html.ts';
import { useText } from '#renderer/i18n/text-context.tsx';
import { safeHtml } from './safe-html.ts';

export interface DeckDescriptionProps {
  readonly deck: { readonly description: string; readonly descriptionIsMarkdown: boolean };
}

export function DeckDescription({ deck: { description, descriptionIsMarkdown } }: DeckDescriptionProps) {
  const text = useText();
  const html = useMemo(
    () => safeHtml(descriptionIsMarkdown ? markdownToHtml(description) : description),
    [description, descriptionIsMarkdown],
  );
  if (description.trim() === '') return null;
  return (
    <section className="description" aria-label={text('overview-description')} dir="auto">
      <div dangerouslySetInnerHTML={{ __html: html }} />
    </section>
  );
}
