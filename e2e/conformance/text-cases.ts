import type { TextOptions } from '#shared/contract/text.ts';

/** A text file, and what is chosen for it. Ours and theirs get the same. */
export interface TextCase {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Chosen before the file is looked at. */
  readonly chosen?: {
    readonly separator?: TextOptions['separator'];
    readonly html?: boolean;
    readonly notetype?: string;
    readonly deck?: string;
  };
  /** Chosen after that. */
  readonly change?: Partial<Omit<TextOptions, 'notetype' | 'deck' | 'separator'>> & {
    readonly fieldColumns?: number[];
  };
}

function file(name: string, content: string, rest: Omit<TextCase, 'name' | 'content'> = {}): TextCase {
  return { name, content, ...rest };
}
const update = (name: string, content: string): TextCase => file(name, content, { change: { existing: 'update' } });
const preserve = (name: string, content: string): TextCase => file(name, content, { change: { existing: 'preserve' } });
const duplicate = (name: string, content: string): TextCase =>
  file(name, content, { change: { existing: 'duplicate' } });

const FORM: readonly TextCase[] = [
  file('commas', 'a,b\nc,d\n'),
  file('tabs', 'a\tb\nc\td\n'),
  file('pipes before commas', 'a,x|b\nc|d'),
  file('semicolons', 'a;b,c\nd;e'),
  file('colons', 'a:b c\nd:e'),
  file('spaces', 'a b\nc d\n'),
  file('a single column', 'alpha\nbeta\n'),
  file('rows of different length', 'a,b,c,d\ne\nf,g\n'),
  file('empty rows and spaces', 'a,b\n\n   \nc,d\n\n'),
  file('carriage returns', 'a,b\r\nc,d\r\n\r\ne,f'),
  file('carriage returns alone', 'a,b\rc,d\r#no comment,x\re,f'),
  file('a byte order mark', '\ufeffa,b\nc,d\n'),
  file('a byte order mark before headers', '\ufeff#separator:pipe\na|b,c\n'),
  file('quotes', '"a, b","c ""d"""\n"e\nf",g\n'),
  file('quotes inside', 'a"b,c "d"\n"e"f,"g" h\n"i""j"k,l\n'),
  file('a quote that is not closed', 'a,b\n"c,d\ne,f\n'),
  file('a quote at the very end', 'a,b\nc,"'),
  file('a delimiter at the very end', 'a,b\nc,'),
  file('quotes round nothing', '"",b\nc,""\n'),
  file('comments', '# a comment\na,b\n#not,this\n"#but",this\nc #x,d#\n'),
  file('a comment as the last line', 'a,b\n#end'),
  file('a carriage return in a comment', 'a,b\n#c\rd,e\nf,g\n'),
  file('HTML is guessed', 'a,<b>b</b>\n<i>c</i>,d & e\n'),
  file('HTML later than the first rows', 'a,b\nc,d\ne,f\ng,h\ni,j\nk,<b>l</b>\n'),
  file('text with markup', '#html:false\na<b,"c & ""d"" \'e\'"\n"f\ng",h\n'),
  file('lines in HTML', '#html:true\n"a\nb",c<br>d\n'),
  file('control characters', 'a\u0001b,c\u007fd\ne\u001ff,g\n'),
  file('decomposed letters', 'e\u0301a,b\u0308\n'),
  file('other scripts', 'سؤال,جواب\n猫,ねこ\n😀,𝔘\n'),
  file('a long field', `${'x'.repeat(3000)},y\n`),
  file('clozes', '{{c1::a}} {{c2::b}},extra\nno cloze,x\n', { chosen: { notetype: 'Cloze' } }),
  file('two cards', 'one,eins\ntwo,\n', { chosen: { notetype: 'Basic (and reversed card)' } }),
  file('a separator that was chosen', 'a,b;c\nd,e;f\n', { chosen: { separator: 'semicolon' } }),
  file('HTML that was chosen', 'a<b,c\n', { chosen: { html: true } }),
  { name: 'bytes that are no UTF-8', content: Uint8Array.of(97, 44, 98, 10, 0xe9, 44, 99, 10) },
  file('nothing at all', ''),
  file('comments only', '#separator:tab\n# nothing\n\n'),
];

const HEADERS: readonly TextCase[] = [
  file('a separator by name', '#separator:Semicolon\na;b,c\n'),
  file('a separator by sign', '#separator:,\na,b c\n'),
  file('a separator that is a tab', '#separator:\t\na\tb,c\n'),
  file('a separator that is none', '#separator:slash\na,b\n'),
  file('headers with separators behind them', '#separator:comma,,,\n#html:true,,\n#tags column:3,,\na,b,c\n'),
  file('HTML said in capitals', '#html:TRUE\na,b\n'),
  file('HTML with a space', '#html: true\na,b\n'),
  file('keys in capitals with spaces', '# SEPARATOR :pipe\n#Tags Column: 3\na|b|c d\n'),
  file('tags', '#tags:one two::three\na,b\n'),
  file('tags as they were once', 'tags:one  two\na,b\n'),
  file('tags as once, before a header', 'tags:one two\n#separator:pipe\na|b,c\n'),
  file('tags in a column', '#tags column:1\nx y,a,b\n,c,d\nZ X,e\n'),
  file('tags that are known in another case', '#tags:ANIMAL animal::CAT new::Sub NEW::sub2\na,b\n'),
  file('odd tags', '#tags column:3\na,b,"x::::y a:: ::b"\nc,d,ideo\u3000graphic é e\u0301\n'),
  file('columns', '#separator:comma\n#columns:Back,Front,More\nb,f,m\nb2,f2\n'),
  file('columns that no field has', '#separator:comma\n#columns:X,Y\na,b\n'),
  file('columns with quotes and tabs', '#columns:"Front"\tTags\tBack\nf\tt\tb\n'),
  file('columns before the separator', '#columns:Front,Back\n#separator:comma\nf,b\n'),
  file('a note type', '#notetype:basic (AND reversed card)\na,b\n'),
  file('a note type that is not there', '#notetype:Nothing\na,b\n'),
  file('a deck', '#deck:first::second\na,b\n'),
  file('a deck in capitals', '#deck:FIRST::Second\na,b\n'),
  file('a new deck', '#deck:Made:: of :: parts\na,b\nc,d\n'),
  file('a new deck below one in another case', '#deck:FIRST::third\na,b\n'),
  file('a new deck that nothing goes to', '#deck:Made\n,b\n'),
  file('a filtered deck', '#deck:Filtered\na,b\n'),
  file('a deck below a filtered one', '#deck:Filtered::below\na,b\n'),
  file(
    'decks in a column',
    '#deck column:3\na,b,first\nc,d,New one\ne,f,NEW ONE\ng,h,\ni,j,123456\nk,l,first::second\n',
  ),
  file('decks whose names are mended', '#deck column:3\na,b,x::\nc,d,x::\ne,f, y \n'),
  file('note types in a column', '#notetype column:1\nBasic,a,b\ncloze,{{c1::x}}\nNothing,c,d\n,e,f\n'),
  file(
    'note types, decks, tags and guids in columns',
    [
      '#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n',
      'guid-1\tBasic\tfirst\tq\ta\tx y\nguid-2\tCloze\tNew\t{{c1::q}}\t\t\n\tBasic\tfirst\tr\ts\tz\n',
    ].join(''),
  ),
  file('columns that are not there', '#tags column:9\n#deck column:8\na,b\n'),
  file('columns by wrong numbers', '#tags column:0\n#guid column:-1\n#deck column:x\na,b\n'),
  file('a column by a number with plus', '#tags column:+2\na,t,b\n'),
  file('rules for matches', '#if matches:keep current\n#match scope:notetype + deck\none two,changed\n'),
  file('rules that are none', '#if matches:Keep Current\n#match scope:deck\none two,changed\n'),
  file('a header line without a value', '#separator\n#deck:\n#tags:\n#columns:\na,b\n'),
  file('headers stop at the first row', 'a,b\n#tags:late\nc,d\n'),
  file('tags for all and for the changed', 'one two,changed\nnew one,b\n', {
    change: { allTags: ['all', 'Animal'], updatedTags: ['changed'] },
  }),
  file('fields from other columns', 'a,b,c\nd,e,f\n', { change: { fieldColumns: [3, 1], tagsColumn: 2 } }),
  file('a field from no column', 'one two,b\nx,y\n', { change: { fieldColumns: [1, 0], tagsColumn: 0 } }),
];

const MATCHES: readonly TextCase[] = [
  update('changed in place', 'one two,changed\n'),
  update('the same already', '#html:true\none two,Three <b>four</b>\n'),
  update('the same but for tags', '#html:true\n#tags column:3\none two,Three <b>four</b>,other\n'),
  update('several with the same first field', '#html:true\nsame,changed\nsame,second\n'),
  update('one of several is the same', '#html:true\nsame,b1\n'),
  update('first field with other markup', '#html:true\n<b>one</b> two,x\n'),
  update('two rows of one file', 'brand new,1\nbrand new,2\n'),
  update('missing columns stay', 'one two\n'),
  update('cards that were missing', '#html:true\n#notetype:Basic (and reversed card)\nhalf,now there\n'),
  update('by guid', '#guid column:1\n#tags column:4\nknown-guid,other front,other back,t\nnew-guid,c,d,\n'),
  update('by guid of another note type', '#guid column:1\n#notetype:Cloze\nknown-guid,{{c1::x}},y\n'),
  update('twice the same new guid', '#guid column:1\nnew-guid,a,b\nnew-guid,c,d\n'),
  update('twice the same known guid', '#guid column:1\nknown-guid,a,b\nknown-guid,c,d\n'),
  update('an empty guid', '#guid column:1\n,one two,changed\n'),
  update('an empty first field', ',b\n" ",c\n<br>,d\n'),
  update('first fields that are the same as images', '#html:true\n<img src="a.png">,x\n a.png ,y\n'),
  preserve('kept as it is', 'one two,changed\nnew one,b\n'),
  preserve('kept by guid', '#guid column:1\nknown-guid,a,b\n'),
  duplicate('added beside', 'one two,changed\nnew one,b\n'),
  duplicate('not added beside the same guid', '#guid column:1\nknown-guid,a,b\n'),
  file('in the same deck only', '#deck:first\none two,x\nsame,y\n', { change: { matchScope: 'notetypeAndDeck' } }),
  file('in the deck of each row', '#deck column:3\n#notetype:Basic\nsame,x,first\nsame,y,Default\nsame,z,Third\n', {
    change: { matchScope: 'notetypeAndDeck', existing: 'update' },
  }),
];

export const TEXT_CASES: readonly TextCase[] = [...FORM, ...HEADERS, ...MATCHES];
