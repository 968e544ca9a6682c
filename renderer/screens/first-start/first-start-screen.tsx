import { useState } from 'react';
import type { Locale, Preferences } from '#shared/contract/app.ts';
import { locales } from '#shared/i18n/locales.ts';
import { Button } from '#renderer/components/button.tsx';
import { Choice } from '#renderer/components/choice.tsx';
import { useText } from '#renderer/i18n/text-context.tsx';
import { useOperation } from '#renderer/rpc/use-operation.ts';

type Language = Preferences['language'];

export interface FirstStartScreenProps {
  readonly systemLocale: Locale;
  readonly language: Language;
  /** Shows this screen in the language at once. */
  readonly onLanguage: (language: Language) => void;
  readonly onDone: () => void;
}

/** The language comes first: the first note types are named in it. */
export function FirstStartScreen({ systemLocale, language, onLanguage, onDone }: FirstStartScreenProps) {
  const text = useText();
  const [done, setDone] = useState(false);
  const complete = useOperation('app.completeFirstStart');
  async function start(): Promise<void> {
    const result = await complete.run({ language });
    if (result === undefined) return;
    setDone(true);
    onDone();
  }
  const options = [
    { value: 'system', label: text('language-system', { language: text(`language-${systemLocale}`) }) },
    ...locales.map((locale) => ({ value: locale, label: text(`language-${locale}`) })),
  ] as const;
  return (
    <main className="welcome">
      <section className="panel welcome-panel">
        <h1 className="welcome-title">{text('first-start-title')}</h1>
        <p className="soft">{text('first-start-text')}</p>
        <Choice
          label={text('first-start-language')}
          look="list"
          autoFocus
          value={language}
          options={options}
          onChange={onLanguage}
        />
        <Button look="primary" className="wide" isDisabled={complete.running || done} onPress={() => void start()}>
          {text(complete.running ? 'first-start-working' : 'first-start-go')}
        </Button>
      </section>
    </main>
  );
}
