import fc from 'fast-check';

const pieces = fc.constantFrom(
  ...['a', 'b', ' ', ',', ';', '\t', '|', ':', '"', '""', '\n', '\r\n', '\r', '#', '<b>', '&', 'é', '😀', '\u0001'],
  ...[
    '#separator:',
    '#html:true\n',
    '#columns:',
    '#notetype:Basic\n',
    '#deck:x::y\n',
    '#tags:t u\n',
    'tags:',
    '\ufeff',
  ],
  ...['#deck column:', '#guid column:1\n', '#tags column:2\n', '#notetype column:1\n', '{{c1::', '}}', '1', '2\n'],
);
/** Text files that are made of what means something in them. */
export const textFiles = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));
