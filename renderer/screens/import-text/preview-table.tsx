import type { TextInfo } from '#shared/contract/text.ts';
import { useText } from '#renderer/i18n/text-context.tsx';

/** The first rows as they are read. */
export function PreviewTable({ info: { columnLabels, preview } }: { readonly info: TextInfo }) {
  const text = useText();
  const width = Math.max(columnLabels.length, ...preview.map(({ length }) => length));
  const places = Array.from({ length: width }, (_, i) => i);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by the keyboard
    <section className="text-preview" aria-label={text('text-import-preview')} tabIndex={0}>
      <table>
        <caption className="field-label">{text('text-import-preview')}</caption>
        <thead>
          <tr>
            {places.map((i) => (
              <th key={i} scope="col" dir="auto">
                {columnLabels[i] || text('text-import-column', { number: i + 1 })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
            <tr key={at}>
              {places.map((i) => (
                <td key={i} dir="auto">
                  {row[i] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
