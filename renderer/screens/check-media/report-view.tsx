import type { MediaReport } from '#shared/contract/media.ts';
import { Button } from '#renderer/components/button.tsx';
import { useFormat, useText } from '#renderer/i18n/text-context.tsx';
import { ReportSection } from './report-section.tsx';
import { trashable } from './use-file-moves.ts';

export interface ReportViewProps {
  readonly report: MediaReport;
  /** Something is being done: nothing else can be begun. */
  readonly busy: boolean;
  readonly onTrash: () => void;
  readonly onTag: () => void;
  readonly onFixNames: () => void;
}

/** Nothing was found that somebody might want to see to. */
function isAllWell(report: MediaReport): boolean {
  const isNone = (found: unknown): boolean => !Array.isArray(found) || found.length === 0;
  return report.extracted === 0 && Object.values(report).every(isNone);
}

/** What a check has found, the findings that cost something first. */
export function ReportView({ report, busy, onTrash, onTag, onFixNames }: ReportViewProps) {
  const text = useText();
  const format = useFormat();
  const { missing, unused, caseClashes } = report;
  const named = (fileName: string, size: number): string =>
    text('media-skipped-line', { file: fileName, reason: format.bytes(size) });
  return (
    <>
      {isAllWell(report) ? <p className="panel check-section">{text('check-media-all-well')}</p> : null}
      <ReportSection
        title={text('check-media-missing-title', { count: missing.length })}
        about={text('check-media-missing-text')}
        lines={missing.map(({ fileName, noteIds }) =>
          text('media-skipped-line', {
            file: fileName,
            reason: text('check-media-used-by', { count: noteIds.length }),
          }),
        )}
      >
        {missing.some(({ noteIds }) => noteIds.length > 0) ? (
          <Button isDisabled={busy} onPress={onTag}>
            {text('check-media-tag')}
          </Button>
        ) : null}
      </ReportSection>
      <ReportSection
        title={text('check-media-case-title', { count: caseClashes.length })}
        about={text('check-media-case-text')}
        lines={caseClashes.map(({ named: written, there }) => text('check-media-case-line', { named: written, there }))}
      >
        <Button isDisabled={busy} onPress={onFixNames}>
          {text('check-media-case-fix')}
        </Button>
      </ReportSection>
      <ReportSection
        title={text('check-media-unused-title', { count: unused.length })}
        about={text('check-media-unused-text')}
        lines={unused.map(({ fileName, sizeBytes }) => named(fileName, sizeBytes))}
      >
        <Button isDisabled={busy || trashable(report).length === 0} onPress={onTrash}>
          {text('check-media-trash-unused')}
        </Button>
      </ReportSection>
      <OtherSections report={report} named={named} />
    </>
  );
}

interface OtherSectionsProps {
  readonly report: MediaReport;
  readonly named: (fileName: string, sizeBytes: number) => string;
}

/** What can only be told. */
function OtherSections({ report, named }: OtherSectionsProps) {
  const text = useText();
  const { renamed, tooLarge, empty, subfolders, notFiles, templateOnly, fieldsInNames } = report;
  return (
    <>
      <ExtractedNote count={report.extracted} />
      <ReportSection
        title={text('check-media-renamed-title', { count: renamed.length })}
        about={text('check-media-renamed-text')}
        lines={renamed.map(({ from, to }) => text('check-media-renamed-line', { from, to }))}
      />
      <ReportSection
        title={text('check-media-tooLarge-title', { count: tooLarge.length })}
        about={text('check-media-tooLarge-text')}
        lines={tooLarge.map(({ fileName, sizeBytes }) => named(fileName, sizeBytes))}
      />
      <ReportSection
        title={text('check-media-empty-title', { count: empty.length })}
        about={text('check-media-empty-text')}
        lines={empty}
      />
      <ReportSection
        title={text('check-media-subfolders-title', { count: subfolders.length })}
        about={text('check-media-subfolders-text')}
        lines={subfolders}
      />
      <ReportSection
        title={text('check-media-notFiles-title', { count: notFiles.length })}
        about={text('check-media-notFiles-text')}
        lines={notFiles}
      />
      <ReportSection
        title={text('check-media-templates-title', { count: templateOnly.length })}
        about={text('check-media-templates-text')}
        lines={templateOnly.map(({ fileName, notetypeName }) =>
          text('check-media-template-line', { file: fileName, notetype: notetypeName }),
        )}
      />
      <ReportSection
        title={text('check-media-fields-title', { count: fieldsInNames.length })}
        about={text('check-media-fields-text')}
        lines={fieldsInNames.map(({ template, notetypeName }) =>
          text('check-media-field-line', { template, notetype: notetypeName }),
        )}
      />
    </>
  );
}

/** There is no list of them: each is in its note. */
function ExtractedNote({ count }: { readonly count: number }) {
  const text = useText();
  if (count === 0) return null;
  return (
    <section className="panel check-section">
      <h2 className="check-title">{text('check-media-extracted-title', { count })}</h2>
      <p className="soft">{text('check-media-extracted-text')}</p>
    </section>
  );
}
