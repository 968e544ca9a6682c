import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Locale } from '#shared/contract/app.ts';
import { type Formatter, createFormatter } from '#shared/i18n/format.ts';
import { type Translator, createTranslator } from '#shared/i18n/translate.ts';

interface Words {
  readonly translator: Translator;
  readonly format: Formatter;
}
const WordsContext = createContext<Words | undefined>(undefined);

/** Locales as react-aria names them: they decide its direction of arrow keys and its own few words. */
const ariaLocales: Record<Locale, string> = { en: 'en-US', ar: 'ar-AE' };

export function TextProvider({ locale, children }: { readonly locale: Locale; readonly children: ReactNode }) {
  const words = useMemo(() => ({ translator: createTranslator(locale), format: createFormatter(locale) }), [locale]);
  return (
    <I18nProvider locale={ariaLocales[locale]}>
      <WordsContext.Provider value={words}>{children}</WordsContext.Provider>
    </I18nProvider>
  );
}

function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === undefined) throw new Error('no language above this component');
  return words;
}

export function useTranslator(): Translator {
  return useWords().translator;
}
/** `text('decks-title')`: the message in the chosen language. */
export function useText(): Translator['text'] {
  return useWords().translator.text;
}
export function useFormat(): Formatter {
  return useWords().format;
}
