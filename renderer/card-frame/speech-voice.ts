/** What matters of a voice of the platform. */
export interface NamedVoice {
  readonly name: string;
  readonly lang: string;
}

/**
 * The voice for a text: the first that the template wishes and the machine has, otherwise any of its language. Names
 * are wished as the official app writes them, `Apple_Samantha` or `Microsoft_Zira`.
 */
export function speechVoice<Voice extends NamedVoice>(
  voices: readonly Voice[],
  { lang, wished }: { readonly lang: string; readonly wished: readonly string[] },
): Voice | undefined {
  const ofLanguage = voices.filter((voice) => sameLanguage(voice.lang, lang));
  for (const name of wished) {
    const found = ofLanguage.find((voice) => isNamed(voice.name, name));
    if (found !== undefined) return found;
  }
  return ofLanguage[0] ?? voices.find((voice) => languageOf(voice.lang) === languageOf(lang));
}

/** `en_US` and `en-US` are one; a language without a country stands for all of its countries. */
function sameLanguage(voiceLang: string, lang: string): boolean {
  const [voice, wanted] = [normal(voiceLang), normal(lang)];
  return voice === wanted || (!wanted.includes('-') && languageOf(voiceLang) === wanted);
}

function languageOf(lang: string): string {
  return normal(lang).split('-')[0] ?? '';
}

function normal(lang: string): string {
  return lang.replaceAll('_', '-').toLowerCase();
}

/** The maker's name stands before the voice's: the platform writes it in other ways, or not at all. */
function isNamed(voiceName: string, wished: string): boolean {
  const words = (text: string): readonly string[] => text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const spoken = words(voiceName);
  const wanted = words(wished).filter((word) => word !== '' && !['apple', 'microsoft', 'google'].includes(word));
  return wanted.length > 0 && wanted.every((word) => spoken.includes(word));
}
