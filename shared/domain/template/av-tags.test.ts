import { describe, expect, test } from 'vitest';
import { extractAvTags, soundNames, withoutAvTags } from './av-tags.ts';

const words = { speechWithoutLanguage: 'no language', blank: 'gap' };
const taken = (html: string): ReturnType<typeof extractAvTags> => extractAvTags(html, 'question', words);
const speech = { kind: 'tts', text: 'x', lang: 'en', voices: [], speed: 1, otherArgs: [] };

describe('sounds', () => {
  test('leave a mark of their side and their place', () => {
    expect(extractAvTags('a[sound:x.mp3]b[sound:y.mp3]', 'answer', words)).toEqual({
      html: 'a[anki:play:a:0]b[anki:play:a:1]',
      tags: [
        { kind: 'sound', fileName: 'x.mp3' },
        { kind: 'sound', fileName: 'y.mp3' },
      ],
    });
  });

  test('name files of the media folder, whatever folder stands before them', () => {
    expect(soundNames('[sound:../../a.mp3][sound:/etc/b&amp;c][sound:d%20e.mp3]')).toEqual([
      'a.mp3',
      'b&c',
      'd%20e.mp3',
    ]);
  });

  test('that are not finished stay text', () => {
    expect(taken('[sound:] [sound:a.mp3')).toEqual({ html: '[sound:] [sound:a.mp3', tags: [] });
  });
});

describe('speech', () => {
  test('takes language, voices, speed and whatever else the platform may know', () => {
    expect(taken('[anki:tts lang=en voices=A,B speed=0.5 pitch=2]x[/anki:tts]').tags).toEqual([
      { ...speech, voices: ['A', 'B'], speed: 0.5, otherArgs: ['pitch=2'] },
    ]);
  });

  test('is plain text: lines are kept apart, hidden clozes have a word of their own', () => {
    const { tags } = taken('[anki:tts lang=en]a<br>b <b>c</b> &amp; [...][/anki:tts]');
    expect(tags).toEqual([{ ...speech, text: 'a b c & gap' }]);
    expect(taken('[anki:tts lang=en cloze_blank=hm]a [...][/anki:tts]').tags).toEqual([{ ...speech, text: 'a hm' }]);
  });

  test('without a language says so in its place', () => {
    expect(taken('a[anki:tts]x[/anki:tts]b')).toEqual({ html: 'a[no language]b', tags: [] });
  });

  test.each(['fast', 'NaN', 'inf', '1e999', ''])('a speed of %j is the usual one', (speed) => {
    expect(taken(`[anki:tts lang=en speed=${speed}]x[/anki:tts]`).tags).toEqual([speech]);
  });
});

test('what add-ons may know stays, with its options quoted where they have to be', () => {
  expect(taken('[anki:mine a="b c" d="e" a=f g="h]"]x[/anki:mine]').html).toBe(
    '[anki:mine a=f d=e g="h]"]x[/anki:mine]',
  );
});

test('text to be typed or compared is without what would be played', () => {
  expect(withoutAvTags('a[sound:x.mp3]b[anki:tts lang=en]c[/anki:tts]d')).toBe('abd');
  expect(withoutAvTags('a [b] c')).toBe('a [b] c');
});
